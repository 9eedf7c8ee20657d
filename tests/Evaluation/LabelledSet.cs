using System.Text.Json;

namespace CivicBot.Evaluation;

/// <summary>The lines of one kind in a labelled file.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Kind">What the lines ask of the program.</param>
/// <param name="Lines">In the order of the file; at least one.</param>
public sealed record LabelledSet(string Name, SetKind Kind, IReadOnlyList<LabelledMessage> Lines)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What the file holds: one set for each kind of line.</summary>
    /// <exception cref="InvalidDataException">A line is no JSON object, has no id, an id of another line or fields of no kind; names file and line.</exception>
    public static IReadOnlyList<LabelledSet> Read(string path)
    {
        var name = Path.GetFileName(path);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var messages = new List<LabelledMessage>();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var message = ReadLine(line, $"{name}:{index + 1}");
            messages.Add(ids.Add(message.Id) ? message : throw new InvalidDataException($"{name}:{index + 1}: the id {message.Id} stands here twice"));
        }

        return [.. messages.GroupBy(m => m.Set!.Value).OrderBy(g => g.Key).Select(g => new LabelledSet(name, g.Key, [.. g]))];
    }

    /// <summary>The same set typed without diacritics.</summary>
    public LabelledSet Folded() => this with { Lines = [.. Lines.Select(l => l.Folded())] };

    private static LabelledMessage ReadLine(string line, string place)
    {
        LabelledMessage message;
        try
        {
            message = JsonSerializer.Deserialize<LabelledMessage>(line, Json) ?? throw new InvalidDataException($"{place}: null is no labelled line");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{place}: {e.Message}", e);
        }

        return message.Set is null
            ? throw new InvalidDataException($"{place}: the fields fit no kind of set; see tests/Evaluation/README.md")
            : message;
    }
}
