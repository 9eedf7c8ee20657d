using System.Text.Json;

namespace CivicBot.Commands;

/// <summary>One conversation to be answered.</summary>
/// <param name="Turns">What the citizen says, at least one message.</param>
internal sealed record AskLine(string Id, IReadOnlyList<string> Turns)
{
    /// <summary>Null where the line is no such JSON.</summary>
    public static AskLine? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var id = root.TryGetProperty("id", out var value) ? value.ToString() : "";
            return (Text(root, "q"), TextsOf(root)) switch
            {
                (_, { Count: > 0 } turns) => new AskLine(id, turns),
                ({ } question, _) => new AskLine(id, [question]),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string>? TextsOf(JsonElement root) =>
        root.TryGetProperty("turns", out var turns) && turns.ValueKind == JsonValueKind.Array && turns.EnumerateArray().All(turn => turn.ValueKind == JsonValueKind.String)
            ? [.. turns.EnumerateArray().Select(turn => turn.GetString()!)]
            : null;
}
