using CivicBot.Comments.Attachments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Storage.Records;
using CivicBot.Tests.Listening;
using CivicBot.Understanding;
using CivicBot.ZaloStandIn.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Comments in the records of the running bot, filed as a clerk files them.</summary>
internal static class FiledComments
{
    /// <returns>Digits of the code.</returns>
    public static async Task<string> FileAsync(string text, string commune = "phuong-an-mau")
    {
        RunLog.MustNotTell(text);
        var services = BrowserFixture.Services;
        var understanding = await services.GetRequiredService<CommentLearning>().Learned;
        var home = services.GetRequiredService<ICommuneDirectory>().Find(commune);
        var filed = await services.GetRequiredService<CommentFiling>().FileAsync(
            new NewComment
            {
                Occasion = Guid.NewGuid().ToString("N"),
                Commune = commune,
                Channel = CommentChannel.Paper,
                Text = text,
                Reading = understanding.Read(text, home?.Neighbourhoods ?? []),
                By = Actor.Official("Lê Thị Tiếp Dân"),
                Confirmed = true,
                At = DateTimeOffset.UtcNow,
            },
            CancellationToken.None);
        return filed.Code;
    }

    /// <summary>Adds small photos that are kept already.</summary>
    /// <returns>Ids, in the order in which they are shown.</returns>
    public static async Task<IReadOnlyList<Guid>> AddPhotosAsync(string code, int count)
    {
        var services = BrowserFixture.Services;
        for (var number = 0; number < count; number++)
        {
            using var content = new MemoryStream(SampleMedia.Jpeg(number));
            var added = await services.GetRequiredService<AttachmentStore>().AddAsync(content, AttachmentKind.Image, $"anh-{number}.jpg", CancellationToken.None);
            var id = added is AddedAttachment.Kept kept ? kept.Id : throw new InvalidOperationException(added.ToString());
            await services.GetRequiredService<RecordsDatabase>().WriteAsync(
                async (context, token) =>
                {
                    await services.GetRequiredService<CommentFiling>().AttachAsync(
                        context, await context.Comments.SingleAsync(comment => comment.Code == code, token), new NewAttachment(AttachmentKind.Image, null, null, id), $"{id}", DateTimeOffset.UtcNow, token);
                    return 0;
                },
                CancellationToken.None);
        }

        return [.. (await services.GetRequiredService<CommentQueries>().FindAsync(code, CancellationToken.None))!.Attachments.Select(attachment => attachment.Id)];
    }
}
