using CivicBot.Comments.Corrections;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Notices;
using CivicBot.Comments.Similar;
using CivicBot.Comments.Templates;
using CivicBot.Storage;
using CivicBot.Storage.Protection;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments;

public static class CommentsRegistration
{
    private const string SealKey = "records.key";

    /// <summary>Adds the taking and the handling of comments. Needs storage, records and knowledge.</summary>
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddSingleton(provider => DataSeal.FromFile(Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.KeysDirectory, SealKey)));
        services.AddOptions<IntakeOptions>().BindConfiguration(IntakeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CommentFiling>();
        services.AddSingleton<CitizenRequests>();
        services.AddSingleton<CitizenIntake>();
        services.AddSingleton<StaffEntry>();
        services.AddSingleton<ICommentReader, LearnedCommentReader>();
        services.AddCommentHandling();
        services.AddNoticeTexts();
        services.AddSimilarComments();
        return services;
    }

    /// <summary>Adds where officials work on comments.</summary>
    private static void AddCommentHandling(this IServiceCollection services)
    {
        services.AddOptions<CommentHandlingOptions>().BindConfiguration(CommentHandlingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CommentHandlingOptions>, HandlingValidation>();
        services.AddSingleton<DueDates>();
        services.AddSingleton<CompetentBodies>();
        services.AddSingleton<ForwardingBodies>();
        services.AddSingleton<CommentDesk>();
        services.AddSingleton<BodyAnswerDesk>();
        services.AddSingleton<BulkDesk>();
        services.AddSingleton<TakeBackDesk>();
        services.AddSingleton<SplitDesk>();
        services.AddSingleton<AnswerTemplates>();
        services.AddSingleton<CasefileDesk>();
        services.AddSingleton<CorrectionDesk>();
        services.AddSingleton<GroupDesk>();
        services.AddSingleton<CommentQueries>();
    }

    private sealed class HandlingValidation : IValidateOptions<CommentHandlingOptions>
    {
        public ValidateOptionsResult Validate(string? name, CommentHandlingOptions options) =>
            options.Problems().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
