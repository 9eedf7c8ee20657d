using System.Globalization;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Competence;

/// <summary>How soon a comment wants to be dealt with. Danger to life now is not this: it is an emergency, told apart before.</summary>
public enum Urgency
{
    /// <summary>Thường: with the others.</summary>
    Usual,

    /// <summary>Sớm: before others.</summary>
    Soon,

    /// <summary>Trong ngày: somebody should look today.</summary>
    Today,
}

/// <summary>Reads urgency from the weighted patterns of <c>competence/urgency.tsv</c>.</summary>
public sealed class UrgencyRules
{
    private const double CountsFrom = 2;
    private static readonly Dictionary<string, Urgency> Levels = new(StringComparer.Ordinal)
    {
        ["trong-ngay"] = Urgency.Today,
        ["som"] = Urgency.Soon,
        ["thuong"] = Urgency.Usual,
    };

    private readonly List<(Urgency Level, double Weight, PhrasePattern Pattern, int Line)> rules;

    private UrgencyRules(string knowledge) => rules = [.. new TableFile(knowledge, "competence/urgency.tsv").Rows(3).Select(Read)];

    /// <param name="knowledge">The knowledge directory.</param>
    /// <exception cref="LexiconException">The file is missing or a line cannot be read.</exception>
    public static UrgencyRules Load(string knowledge) => new(knowledge);

    /// <summary>trong-ngay, som, thuong.</summary>
    public static string WireName(Urgency urgency) => Levels.First(l => l.Value == urgency).Key;

    public UrgencyReading Of(AnalysedText text)
    {
        var (today, soon) = (0.0, 0.0);
        var lines = new List<int>();
        foreach (var (level, weight, pattern, line) in rules)
        {
            if (!pattern.IsMatch(text))
            {
                continue;
            }

            lines.Add(line);
            today += level == Urgency.Today ? weight : 0;
            soon += level switch
            {
                Urgency.Soon => weight,
                Urgency.Usual => -weight,
                _ => 0,
            };
        }

        var urgency = (today >= CountsFrom, soon >= CountsFrom) switch
        {
            (true, _) => Urgency.Today,
            (_, true) => Urgency.Soon,
            _ => Urgency.Usual,
        };
        return new UrgencyReading(urgency, lines);
    }

    private static (Urgency Level, double Weight, PhrasePattern Pattern, int Line) Read(TableRow row)
    {
        if (!Levels.TryGetValue(row[0], out var level))
        {
            throw row.File.Problem(row.Line, $"\"{row[0]}\" is not known; use one of {string.Join(", ", Levels.Keys)}");
        }

        return double.TryParse(row[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? (level, weight, row.Pattern(2), row.Line)
            : throw row.File.Problem(row.Line, $"the weight \"{row[1]}\" is not a number; write it like 2 or -1.5");
    }
}

/// <summary>How soon, and why.</summary>
/// <param name="Urgency">The level.</param>
/// <param name="Lines">Lines of <c>competence/urgency.tsv</c> that matched.</param>
public sealed record UrgencyReading(Urgency Urgency, IReadOnlyList<int> Lines);
