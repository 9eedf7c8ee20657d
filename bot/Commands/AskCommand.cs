using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Communes;
using CivicBot.Conversation;
using CivicBot.Conversation.Answers;
using CivicBot.Dialogues;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using CivicBot.Understanding;
using Microsoft.Extensions.Options;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>ask "câu hỏi"</c> prints what a citizen would be answered; <c>ask --jsonl</c> reads <c>{"id","turns":["…"]}</c> or <c>{"id","q"}</c>, one a
/// line, and prints one JSON object a line for the last turn of each. Ends with 0 (done), 1 (some lines could not be read) or 2 (bad use).
/// </summary>
public static class AskCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; the output is JSON for tools, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <param name="configuration">Where knowledge and communes lie, and the settings of the conversation.</param>
    /// <param name="time">Clock for validity and opening hours.</param>
    /// <param name="input">Where <c>--jsonl</c> reads from.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time, TextReader input)
    {
        var question = new Argument<string?>("question") { Description = "A citizen's question, in quotes.", Arity = ArgumentArity.ZeroOrOne };
        var jsonl = new Option<bool>("--jsonl") { Description = "Read {\"id\",\"turns\":[…]} or {\"id\",\"q\"} lines from standard input, write one JSON line for each." };
        var explain = new Option<bool>("--explain") { Description = "Also print how the message was understood." };
        var communeId = new Option<string?>("--commune") { Description = "Answer for this commune (name of its file); default: the default commune." };
        var command = new Command("ask", "Answer a citizen's question as the bot would.") { question, jsonl, explain, communeId };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var error = parsed.InvocationConfiguration.Error;
            var asked = parsed.GetValue(question);
            if (parsed.GetValue(jsonl) == !string.IsNullOrWhiteSpace(asked))
            {
                await error.WriteLineAsync("Give either a question in quotes or --jsonl.");
                return 2;
            }

            await error.WriteLineAsync("Reading the procedures; learning them takes a few seconds the first time.");
            using var services = Build(configuration, time);
            try
            {
                if (Desk(services, parsed.GetValue(communeId), cancellationToken) is not { } desk)
                {
                    await error.WriteLineAsync($"No commune file is named '{parsed.GetValue(communeId)}'; leave --commune away for the default one.");
                    return 2;
                }

                await error.WriteLineAsync(services.GetRequiredService<ModelCache>().Summary);
                return asked is { Length: > 0 } && !parsed.GetValue(jsonl)
                    ? await AnswerAsync(desk, asked, parsed.GetValue(explain), output)
                    : await AnswerLinesAsync(desk, input, output, error, parsed.GetValue(explain), cancellationToken);
            }
            catch (OptionsValidationException wrong)
            {
                await error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
                return 2;
            }
        });
        return command;
    }

    private static async Task<int> AnswerAsync(AskDesk desk, string question, bool explain, TextWriter output)
    {
        var asked = desk.Ask("0", [question]);
        await output.WriteLineAsync(asked.Answer);
        if (explain)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync(AskExplanation.Lines(asked.Outcome, desk.Explain(question, asked.Context)));
        }

        return 0;
    }

    private static Task<int> AnswerLinesAsync(
        AskDesk desk, TextReader input, TextWriter output, TextWriter error, bool explain, CancellationToken cancellationToken)
    {
        return JsonLines.AnswerAsync(input, output, error, "{\"id\",\"turns\":[\"…\"]} or {\"id\",\"q\"}", AskLine.Read, Answer, Json, cancellationToken);

        AskAnswer Answer(AskLine line)
        {
            var asked = desk.Ask(line.Id, line.Turns);
            return AskAnswer.Of(line.Id, asked, explain ? AskExplanation.Lines(asked.Outcome, desk.Explain(line.Turns[^1], asked.Context)) : null);
        }
    }

    private static ServiceProvider Build(IConfiguration configuration, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddSingleton(time);
        builder.Services.AddLogging();
        builder.AddKnowledge();
        builder.AddUnderstanding();
        builder.AddLearnComments();
        builder.Services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section).ValidateDataAnnotations();
        return builder.Services.BuildServiceProvider();
    }

    private static AskDesk? Desk(IServiceProvider services, string? communeId, CancellationToken cancellationToken)
    {
        var communes = services.GetRequiredService<ICommuneDirectory>();
        var commune = communeId is null ? communes.ForOa(null) : communes.Find(communeId);
        return commune is null
            ? null
            : new AskDesk(
                services.GetRequiredService<IProcedureLibrary>(),
                services.GetRequiredService<MessageUnderstanding>(),
                communes,
                commune,
                services.GetRequiredService<IOptions<ConversationOptions>>().Value,
                services.GetRequiredService<IOptions<KnowledgeOptions>>().Value,
                new LazyCommentReader(() => Task.Run(() => services.GetRequiredService<LearnComments>()([], cancellationToken), cancellationToken).GetAwaiter().GetResult()),
                Days(commune, services.GetRequiredService<TimeProvider>()),
                services.GetRequiredService<TimeProvider>());
    }

    /// <summary>Without records the commune's file tells the days.</summary>
    private static IReadOnlyList<UpcomingDay> Days(Commune commune, TimeProvider time) =>
    [
        .. commune.DialogueDays.Where(day => day.Date >= VietnamTime.Today(time)).OrderBy(day => day.Date).Select(day => new UpcomingDay
        {
            Id = $"{commune.Id}-{day.Date:yyyy-MM-dd}",
            Date = day.Date,
            From = day.From,
            Place = day.Place,
            About = day.Topic,
            CutOff = VietnamTime.At(day.Date, TimeOnly.MinValue),
        }),
    ];
}
