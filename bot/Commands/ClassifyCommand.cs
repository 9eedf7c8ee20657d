using System.CommandLine;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>classify "ý kiến"</c> prints for an official how a comment is read; <c>classify --jsonl</c> reads <c>{"id","text"}</c>, one a line, and prints
/// one JSON object a line for each. Ends with 0 (done), 1 (some lines could not be read) or 2 (bad use).
/// </summary>
public static class ClassifyCommand
{
    /// <param name="configuration">Where knowledge and communes lie, and the thresholds of the topics.</param>
    /// <param name="time">The clock.</param>
    /// <param name="input">Where <c>--jsonl</c> reads from.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time, TextReader input)
    {
        var comment = new Argument<string?>("comment") { Description = "A citizen's comment, in quotes.", Arity = ArgumentArity.ZeroOrOne };
        var jsonl = new Option<bool>("--jsonl") { Description = "Read {\"id\",\"text\"} lines from standard input, write one JSON line for each." };
        var explain = new Option<bool>("--explain") { Description = "Also print what led to it." };
        var communeId = new Option<string?>("--commune") { Description = "Know the neighbourhoods of this commune (name of its file); default: the default commune." };
        var command = new Command("classify", "Read a comment: topics, place, competence, what must be screened, separate issues.") { comment, jsonl, explain, communeId };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var error = parsed.InvocationConfiguration.Error;
            var text = parsed.GetValue(comment);
            var explains = parsed.GetValue(explain);
            if (parsed.GetValue(jsonl) == !string.IsNullOrWhiteSpace(text))
            {
                await error.WriteLineAsync("Give either a comment in quotes or --jsonl.");
                return 2;
            }

            return await CommentReadings.RunAsync(
                configuration,
                time,
                parsed.GetValue(communeId),
                error,
                readings => parsed.GetValue(jsonl)
                    ? readings.AnswerLinesAsync(
                        input,
                        output,
                        error,
                        (line, reading) => ClassifyAnswer.Of(line.Id, reading, explains ? ClassifyExplanation.Lines(reading, readings.Understanding.Explain(reading)) : null),
                        cancellationToken)
                    : PrintAsync(readings, text!, explains, output),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> PrintAsync(CommentReadings readings, string text, bool explains, TextWriter output)
    {
        var reading = readings.Read(text);
        await output.WriteLineAsync(TextsClassify.Lines(reading, [.. reading.Issues.Select(readings.Read)], readings.Understanding.Scheme));
        if (explains)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync(ClassifyExplanation.Lines(reading, readings.Understanding.Explain(reading)));
        }

        return 0;
    }
}
