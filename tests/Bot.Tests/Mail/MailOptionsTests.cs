using CivicBot.Mail;

namespace CivicBot.Tests.Mail;

[TestFixture]
internal sealed class MailOptionsTests
{
    [Test]
    public void Without_any_setting_mail_is_off_and_nothing_is_wrong()
    {
        var options = new MailOptions();

        Assert.That(options.IsOn, Is.False);
        Assert.That(options.Problems(), Is.Empty);
    }

    [Test]
    public void A_server_a_sender_and_an_account_are_enough() => Assert.That(Good().Problems(), Is.Empty);

    [Test]
    public void A_relay_on_this_machine_needs_no_encryption() =>
        Assert.That(new MailOptions { Host = "127.0.0.1", Port = 25, From = "bot@example.vn", User = "bot", Password = "x", Tls = MailOptions.TlsNone }.Problems(), Is.Empty);

    [TestCaseSource(nameof(Wrong))]
    public void What_is_wrong_is_said_in_one_sentence_that_names_the_key(Action<MailOptions> spoil, string key)
    {
        var options = Good();
        spoil(options);

        Assert.That(options.Problems().ToList(), Has.Count.EqualTo(1).And.All.Contains(key));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("No_host", o => o.Host = "", "Mail__Host");
        yield return Case("A_host_with_a_scheme", o => o.Host = "smtp://mail.example.vn", "Mail__Host");
        yield return Case("No_port", o => o.Port = 0, "Mail__Port");
        yield return Case("A_port_with_tls_from_the_first_byte", o => o.Port = 465, "587");
        yield return Case("No_sender", o => o.From = "", "Mail__From");
        yield return Case("A_sender_with_a_name", o => o.From = "Bot <bot@example.vn>", "Mail__From");
        yield return Case("A_user_without_password", o => o.Password = "", "Mail__Password");
        yield return Case("A_password_in_the_clear", o => o.Tls = "none", "Mail__Tls");
        yield return Case("An_unknown_kind_of_tls", o => o.Tls = "ssl", "Mail__Tls");
        yield return Case("No_time", o => o.TimeoutSeconds = 0, "Mail__TimeoutSeconds");

        static TestCaseData Case(string name, Action<MailOptions> spoil, string key) => new(spoil, key) { TestName = name };
    }

    private static MailOptions Good() => new() { Host = "mail.example.vn", From = "bot@example.vn", User = "bot", Password = "x" };
}
