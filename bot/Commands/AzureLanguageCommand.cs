using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Adapters.AzureLanguage;
using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using CivicBot.Understanding.Cloud;
using Microsoft.Extensions.Options;

namespace CivicBot.Commands;

/// <summary>
/// <c>azure-language report</c> prints what Azure AI Language cost, how it answered and how far it agreed with the local reading; <c>azure-language compare --jsonl</c> asks both about
/// <c>{"id","text"}</c> lines. Ends with 0, 1 (some lines have no answer) or 2 (bad use, or switched off).
/// </summary>
internal static class AzureLanguageCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(IConfiguration configuration, TimeProvider time, TextReader input) =>
        new("azure-language", "What Azure AI Language costs, and how far it agrees with the local reading.") { Report(configuration, time), Compare(configuration, time, input) };

    private static Command Report(IConfiguration configuration, TimeProvider time)
    {
        var month = new Option<string?>("--month") { Description = "yyyy-MM; default: this month." };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command("report", "Text records spent, outcomes, agreement, main topics on which the two differ.") { month, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var asked = parsed.GetValue(month) ?? VietnamTime.Today(time).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            if (!DateOnly.TryParseExact($"{asked}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                parsed.InvocationConfiguration.Error.WriteLine($"'{asked}' is no month; write it as 2026-11.");
                return Task.FromResult(2);
            }

            return CommandServices.RunAsync(
                configuration,
                time,
                parsed.InvocationConfiguration.Error,
                services =>
                {
                    var counted = services.GetRequiredService<CloudLedger>().Of(asked);
                    parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(counted, Json) : Text(counted));
                    return Task.FromResult(0);
                },
                cancellationToken);
        });
        return command;
    }

    private static Command Compare(IConfiguration configuration, TimeProvider time, TextReader input)
    {
        var jsonl = new Option<bool>("--jsonl") { Description = "Read {\"id\",\"text\"} lines from standard input, write one JSON line for each.", Required = true };
        var full = new Option<bool>("--full") { Description = "Also language, key phrases and personal data that Azure still finds; costs four times as much." };
        var command = new Command("compare", "Ask both about comments: in batches, masked, paid.") { jsonl, full };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(
            configuration,
            time,
            parsed.InvocationConfiguration.Error,
            services => CompareAsync(services, input, parsed.GetValue(full), parsed.InvocationConfiguration, cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> CompareAsync(IServiceProvider services, TextReader input, bool full, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var azure = services.GetRequiredService<AzureLanguageClient>();
        if (azure.IsOff)
        {
            await console.Error.WriteLineAsync("Azure AI Language is off; set AzureLanguage__Endpoint, __Key, __ProjectName and __DeploymentName.");
            return 2;
        }

        var (lines, unread) = await ReadAsync(input, console.Error, cancellationToken);
        var understanding = await CommandServices.LearnAsync(services, console.Error, cancellationToken);
        var neighbourhoods = services.GetRequiredService<ICommuneDirectory>().ForOa(null).Neighbourhoods;
        var readings = lines.ConvertAll(line => understanding.Read(line.Text.Normalize(), neighbourhoods));
        string[] texts = [.. readings.Select(reading => reading.Masked)];
        var limit = services.GetRequiredService<IOptions<AzureLanguageOptions>>().Value.BatchLimit;
        var labels = await azure.LabelsAsync(texts, limit, cancellationToken);
        var languages = full ? await azure.LanguagesAsync(texts, limit, cancellationToken) : null;
        var phrases = full ? await azure.KeyPhrasesAsync(texts, limit, cancellationToken) : null;
        var personal = full ? await azure.PersonalDataAsync(texts, limit, cancellationToken) : null;
        for (var index = 0; index < lines.Count; index++)
        {
            var (local, answer) = (readings[index].Topics, labels.Documents[index]);
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    lines[index].Id,
                    Sent = azure.Prepare(texts[index]).Text,
                    Local = local.Assigned,
                    Cloud = answer.Value?.Labels.Select(label => new { label.Name, label.Score }),
                    Agreement = answer.Value is { } found ? SecondOpinion.Compare(local, found.Labels).ToString() : null,
                    answer.Trouble,
                    Language = languages?.Documents[index].Value?.Iso,
                    KeyPhrases = phrases?.Documents[index].Value?.Phrases,
                    StillPersonal = personal?.Documents[index].Value?.Kinds,
                },
                Json));
        }

        var agreed = readings.Zip(labels.Documents).Count(one => one.Second.Value is { } found && SecondOpinion.Compare(one.First.Topics, found.Labels) is Agreement.Same or Agreement.SameMain);
        var answered = labels.Documents.Count(one => one.Value is not null);
        await console.Error.WriteLineAsync($"{answered} of {lines.Count} answered ({labels.Outcome}), main topic the same for {agreed}; {services.GetRequiredService<CloudLedger>().ThisMonth} text records this month.");
        return answered == lines.Count && unread == 0 ? 0 : 1;
    }

    private static async Task<(List<CommentLine> Lines, int Unread)> ReadAsync(TextReader input, TextWriter error, CancellationToken cancellationToken)
    {
        var (lines, unread) = (new List<CommentLine>(), 0);
        for (var number = 1; await input.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (CommentLine.Read(line) is { } comment)
            {
                lines.Add(comment);
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                unread++;
                await error.WriteLineAsync($"line {number}: not {{\"id\",\"text\"}}");
            }
        }

        return (lines, unread);
    }

    private static string Text(CloudMonth month)
    {
        var compared = month.Agreements.Values.Sum();
        var same = month.Agreements.GetValueOrDefault(nameof(Agreement.Same)) + month.Agreements.GetValueOrDefault(nameof(Agreement.SameMain));
        return string.Join(Environment.NewLine,
        [
            $"{month.Month}: {month.Records.Values.Sum()} text records ({Words(month.Records)})",
            $"questions in turns: {Words(month.Outcomes)}",
            compared == 0
                ? "no comment was read by both"
                : string.Create(CultureInfo.InvariantCulture, $"main topic the same for {same} of {compared} comments ({(double)same / compared:P0}): {Words(month.Agreements)}"),
            .. month.MainTopics.Where(pair => pair.Key.Split('>') is [var local, var cloud] && local != cloud).Select(pair => $"  local {pair.Key.Replace(">", ", cloud ", StringComparison.Ordinal)}: {pair.Value}"),
        ]);
    }

    private static string Words(IReadOnlyDictionary<string, long> counts) => counts.Count == 0 ? "none" : string.Join(", ", counts.Select(one => $"{one.Key} {one.Value}"));
}
