using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Storage;
using CivicBot.Storage.Protection;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments;

public static class CommentsRegistration
{
    private const string SealKey = "records.key";

    /// <summary>Adds the taking and the handling of comments. Needs storage and records.</summary>
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddSingleton(provider => DataSeal.FromFile(Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.KeysDirectory, SealKey)));
        services.AddSingleton<CommentFiling>();
        services.AddSingleton<CommentDesk>();
        return services;
    }
}
