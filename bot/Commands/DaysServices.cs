using System.CommandLine;
using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Desk;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;
using CivicBot.Understanding;
using Microsoft.Extensions.Options;

namespace CivicBot.Commands;

/// <summary>What the commands about dialogue days and programmes work with; none of the program's background work runs. Works beside a running server.</summary>
internal sealed class DaysServices(IServiceProvider services, string knowledge)
{
    public const int Done = 0;
    public const int FoundProblems = 1;
    public const int BadUse = 2;

    public DialogueDesk Desk => services.GetRequiredService<DialogueDesk>();

    public ProgrammeDesk Programmes => services.GetRequiredService<ProgrammeDesk>();

    public DayQuery Days => services.GetRequiredService<DayQuery>();

    public Dialogues.Reports.ReportQuery Reports => services.GetRequiredService<Dialogues.Reports.ReportQuery>();

    public ICommuneDirectory Communes => services.GetRequiredService<ICommuneDirectory>();

    public DialogueOptions Options => services.GetRequiredService<IOptions<DialogueOptions>>().Value;

    public TopicScheme Topics => TopicScheme.Load(Path.Combine(knowledge, "topics"));

    /// <summary>Name of a commune; its id where no file has it any more.</summary>
    public string NameOf(string commune) => Communes.Find(commune)?.Name ?? commune;

    /// <summary>Opens the records and does the work of a command.</summary>
    /// <param name="work">Gives the exit code.</param>
    /// <returns>What <paramref name="work"/> gave; 2 where settings or lists are wrong.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, TimeProvider time, ParseResult parsed, Func<DaysServices, Task<int>> work, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            using var records = await OpenRecords.OpenAsync(configuration, cancellationToken);
            await using var services = Build(configuration, time, records);
            return await work(new DaysServices(services, UnderstandingRegistration.LanguageDirectory(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value)));
        }
        catch (OptionsValidationException wrong)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (Exception wrong) when (wrong is LexiconException or InvalidOperationException { Source: "CivicBot" })
        {
            await error.WriteLineAsync(wrong.Message);
        }

        return BadUse;
    }

    /// <summary>Prints what came of an action.</summary>
    public static async Task<int> TellAsync(ParseResult parsed, string dayId, DayOutcome outcome)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        switch (outcome)
        {
            case DayOutcome.Done done:
                await output.WriteLineAsync($"{done.DayId}  {DialogueTexts.StateName(done.State)}{(done.Comments > 0 ? $"  {done.Comments} ý kiến" : "")}");
                return Done;
            case DayOutcome.NotAllowed refused:
                await error.WriteLineAsync(refused.Why);
                return FoundProblems;
            case DayOutcome.ChangedMeanwhile changed:
                await error.WriteLineAsync($"{changed.By ?? "Người khác"} vừa sửa buổi này; hãy xem lại rồi làm lại.");
                return FoundProblems;
            default:
                await error.WriteLineAsync($"There is no dialogue day '{dayId}'; 'days list' shows their ids.");
                return FoundProblems;
        }
    }

    private static ServiceProvider Build(IConfiguration configuration, TimeProvider time, RecordsDatabase records)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddSingleton(time);
        builder.Services.AddLogging();
        builder.AddKnowledge();
        builder.Services.AddSingleton(records);
        builder.Services.AddDialogues(builder.Configuration);
        return builder.Services.BuildServiceProvider();
    }
}
