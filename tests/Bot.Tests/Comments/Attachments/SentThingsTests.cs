using CivicBot.Comments.Attachments;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using CivicBot.Tests.EndToEnd;
using CivicBot.Tests.Storage.Records;
using CivicBot.ZaloStandIn.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Comments.Attachments;

/// <summary>From the citizen's telephone to the officials' folder.</summary>
internal sealed class SentThingsTests
{
    [Test]
    public async Task Photo_paper_voice_and_film_of_a_comment_are_kept_with_it([Values] RecordsStore store)
    {
        await using var bot = await RunningBot.StartAsync(
            settings: new Dictionary<string, string> { ["ConnectionStrings:Records"] = store == RecordsStore.PostgreSql ? PostgresServer.NewDatabase() : "" });
        var citizen = await bot.KnownCitizenAsync();
        bot.Zalo.Media.Put("lỗi.jpg", new MediaItem(SampleMedia.Html(), "image/jpeg"));
        await citizen.SayAsync("Gửi ý kiến");
        await citizen.SayAsync("Ổ gà to trước chợ khu phố 3, xe máy té hoài");
        await citizen.SendImageAsync(media: "o-ga.jpg");
        await citizen.SendImageAsync(media: "lỗi.jpg");
        await citizen.SendFileAsync("đơn kiến nghị.pdf");
        await citizen.SendAudioAsync("loi-noi.m4a");
        await citizen.SendVideoAsync();
        await bot.IdleAsync();
        await citizen.PressAsync(citizen.Received[^1].Buttons.First(button => button.Title == "Gửi"));
        await bot.IdleAsync();

        var kept = await SettledAsync(bot.Services.GetRequiredService<RecordsDatabase>());

        Assert.That(
            kept.Select(row => (row.Kind, row.State, row.ContentType)),
            Is.EquivalentTo(new[]
            {
                (AttachmentKind.Image, AttachmentState.Stored, "image/jpeg"),
                (AttachmentKind.Image, AttachmentState.Failed, (string?)null),
                (AttachmentKind.File, AttachmentState.Stored, "application/pdf"),
                (AttachmentKind.Audio, AttachmentState.Stored, "audio/mp4"),
                (AttachmentKind.Video, AttachmentState.Stored, "video/mp4"),
            }));
        Assert.That(kept.Select(row => row.CommentId).Distinct().Count(), Is.EqualTo(1));
        var paper = kept.Single(row => row.Kind == AttachmentKind.File);
        await using var content = await bot.Services.GetRequiredService<AttachmentStore>().OpenAsync(paper.Id, CancellationToken.None);
        Assert.That(content?.Name, Is.EqualTo("đơn kiến nghị.pdf"));
    }

    private static async Task<List<Attachment>> SettledAsync(RecordsDatabase records)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            await using var context = records.Read();
            var rows = await context.Attachments.ToListAsync(limit.Token);
            if (rows.Count == 5 && rows.TrueForAll(row => row.State != AttachmentState.Waiting))
            {
                return rows;
            }

            await Task.Delay(20, limit.Token);
        }
    }
}
