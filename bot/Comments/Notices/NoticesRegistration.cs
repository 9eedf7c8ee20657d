using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Notices;

public static class NoticesRegistration
{
    /// <summary>Adds what composes notices and lists calls.</summary>
    public static IServiceCollection AddNoticeTexts(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NoticeOptions>, Validation>();
        services.AddSingleton<NoticeComposer>();
        services.AddSingleton<CallList>();
        return services;
    }

    /// <summary>Adds the sending of notices. Needs comments and messaging.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeSender>();
        services.AddHostedService<NoticeWorker>();
        return services;
    }

    private sealed class Validation : IValidateOptions<NoticeOptions>
    {
        public ValidateOptionsResult Validate(string? name, NoticeOptions options) =>
            options.Problems().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
