using System.Text.Json;

namespace CivicBot.Commands;

/// <summary>Answers one JSON object a line with one JSON object a line, for <c>--jsonl</c>.</summary>
internal static class JsonLines
{
    /// <param name="input">The lines; empty ones are passed over.</param>
    /// <param name="output">Where the answers go, each at once.</param>
    /// <param name="error">Where lines that cannot be read are named.</param>
    /// <param name="shape">What a line should look like.</param>
    /// <param name="read">Null where a line cannot be read.</param>
    /// <param name="answer">The answer to a line.</param>
    /// <param name="json">How answers are written.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    /// <returns>0, or 1 where a line could not be read; the others are answered.</returns>
    public static async Task<int> AnswerAsync<TLine, TAnswer>(
        TextReader input, TextWriter output, TextWriter error, string shape, Func<string, TLine?> read, Func<TLine, TAnswer> answer, JsonSerializerOptions json, CancellationToken cancellationToken)
        where TLine : class
    {
        var unread = 0;
        for (var number = 1; await input.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (read(line) is not { } understood)
            {
                unread++;
                await error.WriteLineAsync($"line {number}: not {shape}");
                continue;
            }

            await output.WriteLineAsync(JsonSerializer.Serialize(answer(understood), json));
            await output.FlushAsync(cancellationToken);
        }

        return unread == 0 ? 0 : 1;
    }
}
