using System.Text.Json;

namespace CivicBot.Commands;

/// <summary>One comment to be read.</summary>
/// <param name="Id">As given; empty where the line has none.</param>
internal sealed record CommentLine(string Id, string Text)
{
    /// <summary>Null where the line is no JSON object with a text.</summary>
    public static CommentLine? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
                ? new CommentLine(root.TryGetProperty("id", out var id) ? id.ToString() : "", text.GetString()!)
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second: an escape such as \ud800 that is no character.
            return null;
        }
    }
}
