using System.Globalization;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Digests.Sending;
using CivicBot.Knowledge.Calendar;
using CivicBot.Officials.Accounts;
using CivicBot.Officials.Chat;
using CivicBot.Storage.Records;
using CivicBot.Tests.Mail;
using CivicBot.ZaloStandIn.Citizens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.EndToEnd;

/// <summary>The whole program: its clock, its mail, its Zalo; nobody calls anything.</summary>
[TestFixture]
internal sealed class DigestSendingTests
{
    private const string Commune = "phuong-an-mau";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task By_its_own_clock_the_program_mails_a_due_digest_and_tells_the_reader_in_zalo()
    {
        using var server = MailServer.Start();
        await using var bot = await StartAsync(server);
        var account = await AccountAsync(bot);

        // Shortly before seven o'clock, seven days before the sample commune's day.
        bot.Time.Advance(VietnamTime.At(new DateOnly(2026, 12, 5), new TimeOnly(6, 55)) - bot.Time.GetUtcNow());
        var official = bot.NewCitizen();
        await LinkAsync(bot, official, account);
        var before = official.Received.Count;
        Assert.That(
            await bot.Services.GetRequiredService<RecipientDesk>().AddAsync(Commune, new RecipientEntry(RecipientRole.Leader, "", "Chủ tịch", "chutich@example.vn") { AccountId = account }, Actor.System, default), Is.Null);

        var mail = (await server.TakenAsync(1)).Single();
        await UntilAsync(() => official.Received.Count > before);

        Assert.That(mail.Subject, Does.EndWith("Ngày đối thoại 12/12/2026"));
        Assert.That(bot.Time.GetUtcNow(), Is.GreaterThanOrEqualTo(VietnamTime.At(new DateOnly(2026, 12, 5), new TimeOnly(7, 0))));
        Assert.That(official.Received[^1].Text, Is.EqualTo(
            "Phường An Mẫu xin báo cán bộ: đã có Tổng hợp cho người chủ trì, Ngày đối thoại 12/12/2026. Ông/bà mở trang cán bộ để xem: "
            + "https://civicbot.example.vn/officials/digests?kind=host&scope=day%3Aphuong-an-mau-2026-12-12&commune=phuong-an-mau"));

        // Some more of the clock's minutes: nothing comes twice.
        var until = bot.Time.GetUtcNow() + TimeSpan.FromMinutes(4);
        await UntilAsync(() => bot.Time.GetUtcNow() > until);
        Assert.That(server.Taken, Has.Count.EqualTo(1));
        Assert.That(official.Received, Has.Count.EqualTo(before + 1));
    }

    [Test]
    public async Task A_code_links_once_and_only_who_sent_it_first()
    {
        using var server = MailServer.Start();
        await using var bot = await StartAsync(server);
        var account = await AccountAsync(bot);
        var chats = bot.Services.GetRequiredService<OfficialChats>();
        var (official, stranger) = (await bot.KnownCitizenAsync(), await bot.KnownCitizenAsync());
        var old = await chats.OfferAsync(account, default);
        var code = await chats.OfferAsync(account, default);

        Assert.That(await SayAsync(bot, stranger, old), Does.Contain("không đúng"), "A newer code voids the one before.");
        Assert.That(await SayAsync(bot, official, code.ToLowerInvariant()), Does.StartWith("Đã nối Zalo này"));
        Assert.That(await SayAsync(bot, stranger, code), Does.Contain("không đúng"));
        Assert.That(await chats.SinceAsync(account, default), Is.Not.Null);

        var late = await chats.OfferAsync(account, default);
        bot.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.That(await SayAsync(bot, stranger, late), Does.Contain("quá 15 phút"));

        await using var context = bot.Services.GetRequiredService<RecordsDatabase>().Read();
        Assert.That(await context.Audit.CountAsync(entry => entry.Action == "account.chat-link"), Is.EqualTo(1));
        Assert.That(await chats.RemoveAsync(account, "Hoa", default), Is.True);
        Assert.That(await chats.RemoveAsync(account, "Hoa", default), Is.False);
    }

    [Test]
    public async Task Whoever_asks_the_account_to_delete_their_data_loses_the_link_too()
    {
        using var server = MailServer.Start();
        await using var bot = await StartAsync(server);
        var account = await AccountAsync(bot);
        var official = await bot.KnownCitizenAsync();
        await LinkAsync(bot, official, account);

        await SayAsync(bot, official, "xóa dữ liệu của tôi");
        await SayAsync(bot, official, "1");

        Assert.That(await bot.Services.GetRequiredService<OfficialChats>().SinceAsync(account, default), Is.Null);
        await using var context = bot.Services.GetRequiredService<RecordsDatabase>().Read();
        Assert.That(await context.OfficialChatCodes.CountAsync(), Is.Zero);
    }

    [TestCase("cán bộ thuế ở đâu")]
    [TestCase("can bo aaaaa")]
    [TestCase("CANBO acdef-ghjkm")]
    [TestCase("CANBO acd3f-ghj4m và thêm chữ")]
    public void Words_of_citizens_are_no_code(string text) => Assert.That(ChatCode.Find(text), Is.Null);

    [TestCase("CANBO acd3f-ghj4m")]
    [TestCase(" canbo  ACD3F ghj4m.")]
    [TestCase("cán bộ acd3fghj4m")]
    public void A_code_is_known_however_it_is_typed(string text) => Assert.That(ChatCode.Find(text), Is.EqualTo("acd3fghj4m"));

    private static Task<RunningBot> StartAsync(MailServer server) => RunningBot.StartAsync(speed: 20, settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:From"] = "bot@example.vn",
        ["Mail:Tls"] = "none",
        ["Officials:Address"] = "https://civicbot.example.vn",
    });

    private static async Task<Guid> AccountAsync(RunningBot bot)
    {
        var official = new Official
        {
            Id = Guid.CreateVersion7(), UserName = "hoa", NormalizedUserName = "HOA", DisplayName = "Nguyễn Thị Hoa", Title = "Văn phòng", Role = OfficialRole.Clerk, Commune = Commune, CreatedAt = bot.Time.GetUtcNow(),
        };
        await bot.Services.GetRequiredService<RecordsDatabase>().WriteAsync(
            (context, _) =>
            {
                context.Users.Add(official);
                return Task.FromResult(true);
            },
            default);
        return official.Id;
    }

    private static async Task LinkAsync(RunningBot bot, Citizen official, Guid account) =>
        Assert.That(await SayAsync(bot, official, await bot.Services.GetRequiredService<OfficialChats>().OfferAsync(account, default)), Does.Contain("Đã nối Zalo này"));

    /// <summary>What is answered.</summary>
    private static async Task<string> SayAsync(RunningBot bot, Citizen citizen, string text)
    {
        var before = citizen.Received.Count;
        await citizen.SayAsync(text);
        await bot.IdleAsync();
        return string.Join('\n', citizen.Received.Skip(before).Select(message => message.Text));
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!happened())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
