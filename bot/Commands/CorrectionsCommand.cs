using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Comments.Corrections;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>corrections</c>: what officials corrected, oldest first; with <c>--jsonl</c> <c>{"text","topics","at","by"}</c>, one a line. Ends with 0.</summary>
public static class CorrectionsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; the output is JSON for tools, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="configuration">Where the data lie.</param>
    public static Command Create(IConfiguration configuration)
    {
        var jsonl = new Option<bool>("--jsonl") { Description = "One JSON object a line." };
        var command = new Command("corrections", "Topics that officials corrected, oldest first.") { jsonl };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var records = await OpenRecords.OpenAsync(configuration, cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            var corrections = await new TopicCorrections(records).AllAsync(cancellationToken);
            foreach (var correction in corrections)
            {
                await output.WriteLineAsync(parsed.GetValue(jsonl)
                    ? JsonSerializer.Serialize(correction, Json)
                    : string.Create(
                        CultureInfo.InvariantCulture, $"{correction.At:yyyy-MM-dd HH:mm}  {string.Join(',', correction.Topics)}  {correction.By}: {correction.Text.ReplaceLineEndings(" ")}"));
            }

            if (!parsed.GetValue(jsonl))
            {
                await output.WriteLineAsync($"{corrections.Count} corrections");
            }

            return 0;
        });
        return command;
    }
}
