using System.Text;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Tests.EndToEnd;
using CivicBot.Tests.Storage.Records;
using CivicBot.ZaloStandIn.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivicBot.Tests.Privacy;

/// <summary>Nothing that the program says about itself, at any level, tells what a citizen said or who it is.</summary>
[TestFixture]
internal sealed class SilentLogsTests
{
    private const string Marked = "bàng lục bảo";
    private const string Name = "Trần Thị Ngọc Bích";
    private const string Phone = "0987654321";

    private static readonly Dictionary<string, string> EverythingIsLogged = new(StringComparer.Ordinal)
    {
        ["Messaging:TurnTimeLimit"] = "00:10:00",
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Microsoft"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Trace",
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Trace",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Trace",
    };

    [Test]
    public async Task No_log_line_no_exception_and_no_trace_holds_words_phones_or_ids_of_citizens([Values] RecordsStore store)
    {
        using var overheard = new Overheard();
        await using var bot = await RunningBot.StartAsync(speed: 20, settings: EverythingIsLogged, store: store, customise: builder => builder.Logging.AddProvider(overheard));
        var citizen = await bot.KnownCitizenAsync();
        await SayAsync("Gửi ý kiến");
        await SayAsync($"Cây {Marked} đầu hẻm 12 khu phố 3 sắp đổ, tôi là {Name}, số {Phone}");
        await citizen.SendImageAsync($"ảnh cây {Marked}");
        await citizen.SendLocationAsync(10.4567891, 105.6543219);
        await citizen.SendFileAsync($"don-{Marked}.pdf");
        await bot.IdleAsync();
        await SayAsync("Gửi");
        await SayAsync("ý kiến của tôi");
        await SayAsync($"làm giấy {Marked} thì cần gì");
        await SayAsync($"YK 123-456-789 {Marked}");
        await citizen.SendBusinessCardAsync(Phone);
        await AnswerAsync(bot);
        bot.Zalo.Faults.Add(new Fault(FaultAnswer.ServerError) { Endpoint = "send", Times = 1 });
        await SayAsync("menu");
        var cutOff = Encoding.UTF8.GetBytes($"{{\"event_name\":\"user_send_text\",\"sender\":{{\"id\":\"{citizen.UserId}\"}},\"message\":{{\"text\":\"{Marked}\"");
        await bot.Zalo.Webhooks.PostRawAsync(cutOff, "mac=wrong", CancellationToken.None);
        await SayAsync("dữ liệu của tôi");
        await SayAsync("xóa dữ liệu của tôi");
        await SayAsync("Đồng ý xóa");
        await bot.Services.GetRequiredService<CivicBot.Comments.Privacy.TraceSweep>().SweepAsync(settled: true, CancellationToken.None);

        var told = overheard.With([Marked, "luc bao", Name, "Ngọc Bích", Phone, Phone[1..], citizen.UserId, "10.4567891", "105.6543219"]);
        Assert.That(overheard.With(["Turn ended as"]), Is.Not.Empty, "it does not hear the conversation");
        Assert.That(overheard.With(["Request starting"]), Is.Not.Empty, "it does not hear the web server");
        Assert.That(overheard.With(["trace System.Net.Http"]), Is.Not.Empty, "it does not hear traces");
        Assert.That(told, Is.Empty);

        async Task SayAsync(string text)
        {
            await citizen.SayAsync(text);
            await bot.IdleAsync();
        }
    }

    private static async Task AnswerAsync(RunningBot bot)
    {
        await using var context = bot.Services.GetRequiredService<CivicBot.Storage.Records.RecordsDatabase>().Read();
        var comment = await context.Comments.SingleAsync();
        var outcome = await bot.Services.GetRequiredService<CommentDesk>().ActAsync(
            comment.Code, new CommentAction.AnswerOnSpot($"Đã cắt cây {Marked}, bà {Name} ({Phone}) đã xem."), Actor.Official("Đô thị"), version: null, "answer", $"gọi {Phone}", CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<DeskOutcome.Done>());
        await bot.IdleAsync();
    }
}
