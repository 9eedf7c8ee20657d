using System.CommandLine;
using System.Globalization;
using System.Text;
using CivicBot.Conversation.Records;

namespace CivicBot.Commands;

/// <summary>
/// <c>questions</c>: questions of citizens that got no answer, the same question counted once, most frequent first; <c>--export FILE</c> writes
/// them as CSV for a spreadsheet. Ends with 0, 1 (the file cannot be written) or 2 (bad use).
/// </summary>
public static class QuestionsCommand
{
    /// <param name="configuration">Where the data lie.</param>
    public static Command Create(IConfiguration configuration)
    {
        var commune = new Option<string?>("--commune") { Description = "Only of this commune (name of its file)." };
        var since = new Option<string?>("--since") { Description = "First day counted, yyyy-MM-dd." };
        var export = new Option<string?>("--export") { Description = "Write CSV (UTF-8 with byte order mark, so that Excel shows Vietnamese) to this file." };
        var command = new Command("questions", "Questions without an answer, for the people who write the knowledge.") { commune, since, export };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            DateOnly? from = null;
            if (parsed.GetValue(since) is { } day)
            {
                if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsedDay))
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{day}' is no day; write it as 2026-11-21.");
                    return 2;
                }

                from = parsedDay;
            }

            using var records = CommandRecords.Open(configuration);
            var groups = records.Questions.Groups(parsed.GetValue(commune), from);
            if (parsed.GetValue(export) is not { } file)
            {
                foreach (var group in groups)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture, $"{group.Count,5}  {group.Last:yyyy-MM-dd}  {group.Text}  (nearest: {group.Nearest ?? "none"}, {group.Confidence:0.00}; {group.Reason})"));
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{groups.Count} questions, asked {groups.Sum(group => group.Count)} times");
                return 0;
            }

            try
            {
                await File.WriteAllTextAsync(file, Csv(groups), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), cancellationToken);
            }
            catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{file}' cannot be written: {unable.Message}");
                return 1;
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{groups.Count} questions written to {file}");
            return 0;
        });
        return command;
    }

    private static string Csv(IReadOnlyList<UnansweredGroup> groups)
    {
        var csv = new StringBuilder("question,count,last_asked,nearest,confidence,reason\r\n");
        foreach (var group in groups)
        {
            csv.AppendJoin(',', Cell(group.Text), group.Count.ToString(CultureInfo.InvariantCulture), group.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Cell(group.Nearest ?? ""), group.Confidence.ToString("0.00", CultureInfo.InvariantCulture), Cell(group.Reason)).Append("\r\n");
        }

        return csv.ToString();
    }

    /// <summary>Quoted always; a spreadsheet must not take a citizen's text for a formula.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
