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
}
