using System.Globalization;

namespace CivicBot.Evaluation.Peers;

/// <summary>One line of a peer's output: a system's figures on a part of the set.</summary>
/// <param name="System">Name of the peer.</param>
/// <param name="Group">Part of the set: all, real, written, no diacritics.</param>
/// <param name="Figures">Numbers by their names (n, top1, top3, mrr10; micro, macro, primary).</param>
/// <param name="Microseconds">A query takes; null where not told.</param>
public sealed record PeerLine(string System, string Group, IReadOnlyDictionary<string, double> Figures, double? Microseconds)
{
    private static readonly string[] Groups = ["no diacritics", "written", "real", "all"];

    /// <summary>Reads "NAME  GROUP  [n=N] {'figure': number, …, 'per': {…}}  [MICROSECONDS us/query]".</summary>
    /// <exception cref="PeerException">The line has another form.</exception>
    public static PeerLine Parse(string line)
    {
        var (open, close) = (line.IndexOf('{', StringComparison.Ordinal), line.LastIndexOf('}'));
        if (open < 0 || close < open)
        {
            throw Unreadable(line);
        }

        var head = line[..open].TrimEnd();
        if (head.LastIndexOf(" n=", StringComparison.Ordinal) is > 0 and var count)
        {
            head = head[..count].TrimEnd();
        }

        var group = Array.Find(Groups, g => head.EndsWith(' ' + g, StringComparison.Ordinal)) ?? throw Unreadable(line);
        return new PeerLine(head[..^group.Length].Trim(), group, FiguresOf(line[(open + 1)..close], line), Time(line[(close + 1)..]));
    }

    private static Dictionary<string, double> FiguresOf(string inside, string line)
    {
        // An inner dictionary (figures for each topic) comes last and is left out.
        var inner = inside.IndexOf('{', StringComparison.Ordinal);
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in (inner < 0 ? inside : inside[..inner]).Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split(':', StringSplitOptions.TrimEntries) is [var name, { Length: > 0 } number])
            {
                figures[name.Trim('\'')] = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Unreadable(line);
            }
        }

        return figures;
    }

    private static double? Time(string tail) =>
        tail.Trim() is var text && text.EndsWith(" us/query", StringComparison.Ordinal)
        && double.TryParse(text[..^" us/query".Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var time)
            ? time
            : null;

    private static PeerException Unreadable(string line) => new($"a peer printed a line that cannot be read: {line}");
}
