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

            return await CommentDesk.RunAsync(
                configuration,
                time,
                parsed.GetValue(communeId),
                error,
                desk => parsed.GetValue(jsonl)
                    ? desk.AnswerLinesAsync(
                        input,
                        output,
                        error,
                        (line, reading) => ClassifyAnswer.Of(line.Id, reading, explains ? ClassifyExplanation.Lines(reading, desk.Understanding.Explain(reading)) : null),
                        cancellationToken)
                    : PrintAsync(desk, text!, explains, output),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> PrintAsync(CommentDesk desk, string text, bool explains, TextWriter output)
    {
        var reading = desk.Read(text);
        await output.WriteLineAsync(TextsClassify.Lines(reading, [.. reading.Issues.Select(desk.Read)], desk.Understanding.Scheme));
        if (explains)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync(ClassifyExplanation.Lines(reading, desk.Understanding.Explain(reading)));
        }

        return 0;
    }
}
