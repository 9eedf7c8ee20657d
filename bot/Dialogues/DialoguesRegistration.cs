using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Reports;
using CivicBot.Dialogues.Upcoming;
using Microsoft.Extensions.Options;

namespace CivicBot.Dialogues;

public static class DialoguesRegistration
{
    /// <summary>Adds dialogue days. Needs records, comments and knowledge.</summary>
    public static IServiceCollection AddDialogues(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DialogueOptions>().Bind(configuration.GetSection(DialogueOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DialogueOptions>, Validation>();
        services.AddSingleton<IUpcomingDays, UpcomingDays>();
        services.AddSingleton<DialogueDesk>();
        services.AddSingleton<ProgrammeDesk>();
        services.AddSingleton<DayQuery>();
        services.AddSingleton<ReportQuery>();
        services.AddHostedService<CommuneFileDays>();
        return services;
    }

    private sealed class Validation : IValidateOptions<DialogueOptions>
    {
        public ValidateOptionsResult Validate(string? name, DialogueOptions options) =>
            options.Problems().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
