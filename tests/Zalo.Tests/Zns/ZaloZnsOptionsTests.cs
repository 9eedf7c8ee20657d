using CivicBot.Adapters.Zalo.Zns;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tests.Zns;

internal sealed class ZaloZnsOptionsTests
{
    private static readonly (string Key, Action<ZaloZnsOptions> Spoil)[] Faults =
    [
        ("Zalo:Zns:Accounts:0:OaId", options => options.Accounts[0].OaId = "phuong-mau"),
        ("Zalo:Zns:Accounts:1:OaId", options => options.Accounts.Add(options.Accounts[0])),
        ("Zalo:Zns:Accounts:0:Templates", options => options.Accounts[0].Templates.Clear()),
        ("Zalo:Zns:Accounts:0:Templates", options => options.Accounts[0].Templates.Add("tra-loi")),
        ("Zalo:Zns:Accounts:0:Price", options => options.Accounts[0].Price = 0),
        ("Zalo:Zns:Accounts:0:DailyCap", options => options.Accounts[0].DailyCap = 799),
        ("Zalo:Zns:Accounts:0:MonthlyCap", options => options.Accounts[0].MonthlyCap = 7_999),
        ("Zalo:Zns:QuietFrom", options => options.QuietFrom = new TimeOnly(22, 30)),
        ("Zalo:Zns:QuietFrom", options => options.QuietFrom = new TimeOnly(1, 0)),
        ("Zalo:Zns:QuietUntil", options => options.QuietUntil = new TimeOnly(5, 59)),
        ("Zalo:Zns:SendWithin", options => options.SendWithin = TimeSpan.FromHours(1)),
    ];

    [Test]
    public void A_complete_section_is_accepted() => Assert.That(Validate(Complete()).Succeeded, Is.True);

    [Test]
    public void An_empty_section_sends_nothing_and_is_accepted() => Assert.That(Validate(new ZaloZnsOptions()).Succeeded, Is.True);

    [Test]
    public void Quieter_hours_than_Zalo_s_are_accepted()
    {
        var options = Complete();
        (options.QuietFrom, options.QuietUntil) = (new TimeOnly(19, 0), new TimeOnly(8, 0));
        Assert.That(Validate(options).Succeeded, Is.True);
    }

    [TestCaseSource(nameof(Faults))]
    public void A_fault_is_named_in_one_sentence((string Key, Action<ZaloZnsOptions> Spoil) fault)
    {
        var options = Complete();
        fault.Spoil(options);

        var result = Validate(options);

        Assert.That(result.Failures, Has.Exactly(1).Items);
        Assert.That(result.FailureMessage, Does.StartWith(fault.Key + " ").And.EndsWith("."));
    }

    private static ZaloZnsOptions Complete() => new()
    {
        Accounts = [new ZaloZnsAccount { OaId = Sample.OaId, Templates = ["623165"], Price = 800, DailyCap = 8_000, MonthlyCap = 80_000 }],
    };

    private static ValidateOptionsResult Validate(ZaloZnsOptions options) => new ZaloZnsOptionsValidator().Validate(null, options);
}
