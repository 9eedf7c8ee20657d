using System.Text.Json;

namespace CivicBot.Comments.Import;

/// <summary>Reads a JSON array of objects, or an object with such an array under "comments"; the names of members are the headers.</summary>
internal static class JsonSheet
{
    /// <exception cref="ImportFileException">It is no JSON, or not of that shape.</exception>
    public static Sheet Read(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content is [0xEF, 0xBB, 0xBF, ..] ? content.AsMemory(3) : content);
            var root = document.RootElement;
            var list = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("comments", out var inner) ? inner : root;
            if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.Object))
            {
                throw new ImportFileException("The JSON is no list of comments; write [{\"date\":\"2026-11-21\",\"text\":\"…\"}, …].");
            }

            return Table([.. list.EnumerateArray()]);
        }
        catch (JsonException wrong)
        {
            throw new ImportFileException(FormattableString.Invariant($"The JSON cannot be read (line {wrong.LineNumber + 1})."), wrong);
        }
    }

    private static Sheet Table(List<JsonElement> objects)
    {
        var names = objects.SelectMany(one => one.EnumerateObject().Select(member => member.Name)).Distinct(StringComparer.Ordinal).ToList();

        // Row 0 holds the names, so that the first comment is number 1.
        var rows = objects.Select((one, index) => new SheetRow(index + 1, [.. names.Select(name => one.TryGetProperty(name, out var value) ? Text(value) : "")]));
        return new Sheet([new SheetRow(0, names), .. rows]);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.False => "",
        JsonValueKind.True => "x",
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
