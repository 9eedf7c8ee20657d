using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace CivicBot.Knowledge.Files;

/// <summary>A text and the line it stands on.</summary>
public readonly record struct LinedText(string Text, int Line);

/// <summary>
/// The keys of a YAML map, read strictly: every key has to be asked for, every mistake is logged with its line.
/// The representation model of YamlDotNet is used instead of its deserializer because only it keeps the line of every value.
/// </summary>
public sealed class YamlFields
{
    private readonly YamlMappingNode map;
    private readonly int offset;
    private readonly ProblemLog log;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    private YamlFields(YamlMappingNode map, int offset, ProblemLog log, int? line = null)
    {
        this.map = map;
        this.offset = offset;
        this.log = log;
        Line = line ?? LineOf(map);
    }

    /// <summary>First line of the map.</summary>
    public int Line { get; }

    /// <param name="yaml">One YAML document.</param>
    /// <param name="firstLine">Line of the file on which it starts, one-based.</param>
    /// <param name="log">Takes what is wrong.</param>
    /// <returns>Null where it is no map; the log then says so.</returns>
    public static YamlFields? Parse(string yaml, int firstLine, ProblemLog log) =>
        YamlText.ParseMap(yaml, firstLine, log) is { } root ? new YamlFields(root, firstLine - 1, log) : null;

    public bool Has(string key)
    {
        known.Add(key);
        return Node(key) is not null;
    }

    /// <summary>Line of the key; that of the map where the key is missing.</summary>
    public int LineOf(string key) => Node(key) is { } node ? LineOf(KeyNode(key) ?? node) : Line;

    /// <summary>The text of a key that may be left out.</summary>
    public string? Text(string key) => Scalar(key)?.Text;

    /// <summary>The text of a key that must be there; null (and logged) where it is not.</summary>
    public string? RequiredText(string key)
    {
        Require(key);
        return Text(key);
    }

    /// <summary>A list of texts; null where the key is left out.</summary>
    public IReadOnlyList<LinedText>? Texts(string key)
    {
        known.Add(key);
        switch (Node(key))
        {
            case null:
                return null;
            case YamlSequenceNode list:
                var items = new List<LinedText>(list.Children.Count);
                foreach (var child in list.Children)
                {
                    if (AsText(key, child) is not { } item)
                    {
                        continue;
                    }

                    if (items.Exists(i => string.Equals(i.Text, item.Text, StringComparison.OrdinalIgnoreCase)))
                    {
                        log.Add(FileRules.RepeatedItem, item.Line, $"'{item.Text}' stands twice in '{key}'; delete one.");
                        continue;
                    }

                    items.Add(item);
                }

                return items;
            default:
                log.Add(FileRules.WrongType, LineOf(key), $"'{key}' must be a list: one item a line, each after '- '.");
                return null;
        }
    }

    public DateOnly? Date(string key)
    {
        if (Scalar(key) is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        log.Add(FileRules.WrongDate, value.Line, $"'{key}' is no date; write year-month-day, for example 2026-11-21.");
        return null;
    }

    public bool? Flag(string key)
    {
        switch (Scalar(key))
        {
            case null:
                return null;
            case { Text: "true" }:
                return true;
            case { Text: "false" }:
                return false;
            case { } value:
                log.Add(FileRules.WrongType, value.Line, $"'{key}' must be true or false.");
                return null;
        }
    }

    /// <summary>A whole number.</summary>
    public int? Number(string key)
    {
        if (Scalar(key) is not { } value)
        {
            return null;
        }

        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        log.Add(FileRules.WrongType, value.Line, $"'{key}' must be a whole number.");
        return null;
    }

    public YamlFields? Map(string key)
    {
        known.Add(key);
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMappingNode inner:
                return new YamlFields(inner, offset, log);
            default:
                log.Add(FileRules.WrongType, LineOf(key), $"'{key}' must hold 'key: value' lines, indented below it.");
                return null;
        }
    }

    /// <summary>A list of maps; items that are plain texts count as a map with the key <paramref name="shortFor"/>, if given.</summary>
    public IReadOnlyList<YamlFields> Maps(string key, string? shortFor = null)
    {
        known.Add(key);
        var maps = new List<YamlFields>();
        switch (Node(key))
        {
            case null:
                break;
            case YamlSequenceNode list:
                foreach (var child in list.Children)
                {
                    switch (child)
                    {
                        case YamlMappingNode inner:
                            maps.Add(new YamlFields(inner, offset, log));
                            break;
                        case YamlScalarNode scalar when shortFor is not null:
                            maps.Add(new YamlFields(new YamlMappingNode(new YamlScalarNode(shortFor), scalar), offset, log, LineOf(scalar)));
                            break;
                        default:
                            log.Add(FileRules.WrongType, LineOf(child), $"Each item of '{key}' must hold 'key: value' pairs.");
                            break;
                    }
                }

                break;
            default:
                log.Add(FileRules.WrongType, LineOf(key), $"'{key}' must be a list: one item a line, each after '- '.");
                break;
        }

        return maps;
    }

    /// <summary>The keys of the map as written, for maps whose keys are data.</summary>
    public IReadOnlyList<LinedText> Keys() =>
        [.. map.Children.Keys.OfType<YamlScalarNode>().Select(k => new LinedText(k.Value ?? string.Empty, LineOf(k)))];

    /// <summary>Logs the key as missing.</summary>
    public void Require(string key)
    {
        if (!Has(key))
        {
            log.Add(FileRules.MissingKey, Line, $"The key '{key}' is missing.");
        }
    }

    /// <summary>Logs every key that nobody asked for; call it last.</summary>
    public void RejectUnknown()
    {
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                // "{topic: roads, water}" makes a key of "water": the usual slip in short lists.
                var comma = value is YamlScalarNode { Value: null or "" } ? "; a value with a comma inside { } needs double quotes" : string.Empty;
                log.Add(
                    FileRules.UnknownKey,
                    LineOf(key),
                    $"The key '{(key as YamlScalarNode)?.Value}' is not known here; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}{comma}.");
            }
        }
    }

    private LinedText? Scalar(string key)
    {
        known.Add(key);
        return Node(key) is { } node ? AsText(key, node) : null;
    }

    private LinedText? AsText(string key, YamlNode node)
    {
        switch (node)
        {
            case YamlScalarNode { Value: { } value } when !string.IsNullOrWhiteSpace(value):
                return new LinedText(value.Trim(), LineOf(node));
            case YamlScalarNode:
                log.Add(FileRules.EmptyValue, LineOf(node), $"'{key}' is empty; write a value or delete the line.");
                return null;
            default:
                log.Add(FileRules.WrongType, LineOf(node), $"'{key}' must be a text here; put it in double quotes.");
                return null;
        }
    }

    private YamlNode? Node(string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private YamlNode? KeyNode(string key) => map.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == key);

    private int LineOf(YamlNode node) => offset + (int)node.Start.Line;
}
