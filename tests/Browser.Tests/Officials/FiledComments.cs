using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Comments in the records of the running bot, filed as a clerk files them.</summary>
internal static class FiledComments
{
    /// <returns>Digits of the code.</returns>
    public static async Task<string> FileAsync(string text, string commune = "phuong-an-mau")
    {
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
        var store = services.GetRequiredService<AttachmentStore>();
        var photos = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            photos.Add(await AddPhotoAsync(services, store, code, number));
        }

        return photos;
    }
}
