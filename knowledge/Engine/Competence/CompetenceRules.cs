using System.Globalization;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Competence;

/// <summary>
/// Tells who has to deal with a comment (thẩm quyền): the rules of <c>knowledge/competence</c>, first the patterns, then the default of the primary topic.
/// Since 2025-07-01 there are no districts: their work went to the commune or the province.
/// </summary>
public sealed class CompetenceRules
{
    private const double CountsFrom = 2;

    // Before a class of places instead of a pattern.
    private const char PlaceSign = '@';
    private readonly Dictionary<string, CompetentBody> bodies;
    private readonly Dictionary<string, CompetentBody> defaults;
    private readonly List<Rule> rules;

    private CompetenceRules(string knowledge)
    {
        bodies = new TableFile(knowledge, "competence/bodies.tsv").Rows(4).Select(Body).ToDictionary(b => b.Id, StringComparer.Ordinal);
        defaults = new TableFile(knowledge, "competence/defaults.tsv").Rows(2).ToDictionary(r => r[0], r => Known(r, 1), StringComparer.Ordinal);
        if (!defaults.ContainsKey(AnyOther))
        {
            throw new LexiconException("competence/defaults.tsv", 1, $"the topic {AnyOther} has no line; it is the default of everything else");
        }

        rules = [.. new TableFile(knowledge, "competence/rules.tsv").Rows(4).Select(ReadRule)];
    }

    /// <summary>The topic whose default holds where nothing else does.</summary>
    private const string AnyOther = "khac";

    /// <summary>All bodies by id.</summary>
    public IReadOnlyDictionary<string, CompetentBody> Bodies => bodies;

    /// <param name="knowledge">The knowledge directory.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static CompetenceRules Load(string knowledge) => new(knowledge);

    /// <param name="text">The comment.</param>
    /// <param name="topics">As classified, primary first; may be empty.</param>
    /// <param name="place">Where, if it was read: a national road is nobody's of the commune.</param>
    public CompetenceReading Of(AnalysedText text, IReadOnlyList<string> topics, PlaceReading? place = null)
    {
        var sums = new Dictionary<CompetentBody, (double Weight, List<int> Lines)>();
        foreach (var rule in rules)
        {
            if (rule.Speaks(topics) && rule.IsMatch(text, place))
            {
                var (weight, lines) = sums.TryGetValue(rule.Body, out var known) ? known : (0, []);
                lines.Add(rule.Line);
                sums[rule.Body] = (weight + rule.Weight, lines);
            }
        }

        var usual = topics.Count > 0 && defaults.TryGetValue(topics[0], out var ofTopic) ? ofTopic : defaults[AnyOther];
        var ranked = sums.Where(s => s.Value.Weight >= CountsFrom).OrderByDescending(s => s.Value.Weight).ThenBy(s => s.Value.Lines[0]).ToList();
        return ranked.Count == 0
            ? new CompetenceReading(usual, [], [])
            : new CompetenceReading(ranked[0].Key, ranked[0].Value.Lines, [.. ranked.Skip(1).Select(r => r.Key)]);
    }

    private static CompetentBody Body(TableRow row) => CompetenceLevels.Of(row[1]) is { } level
        ? new CompetentBody(row[0], level, row[2], row[3])
        : throw row.File.Problem(row.Line, $"\"{row[1]}\" is no level; use one of {string.Join(", ", CompetenceLevels.WireNames)}");

    private CompetentBody Known(TableRow row, int column) => bodies.TryGetValue(row[column], out var body)
        ? body
        : throw row.File.Problem(row.Line, $"\"{row[column]}\" is not in competence/bodies.tsv");

    private Rule ReadRule(TableRow row)
    {
        if (!double.TryParse(row[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
        {
            throw row.File.Problem(row.Line, $"the weight \"{row[1]}\" is not a number; write it like 2 or 2.5");
        }

        string[] topics = row[2] == "*" ? [] : row[2].Split(',', StringSplitOptions.TrimEntries);
        return Array.Find(topics, t => !defaults.ContainsKey(t)) is { } unknown
            ? throw row.File.Problem(row.Line, $"\"{unknown}\" is no topic of competence/defaults.tsv")
            : new Rule(Known(row, 0), weight, topics, row[3][0] == PlaceSign ? null : row.Pattern(3), row[3].TrimStart(PlaceSign), row.Line);
    }

    /// <param name="Pattern">Null where the place decides.</param>
    /// <param name="PlaceClass">Class of <c>places/kinds.tsv</c> where there is no pattern.</param>
    private sealed record Rule(CompetentBody Body, double Weight, string[] Topics, PhrasePattern? Pattern, string PlaceClass, int Line)
    {
        public bool IsMatch(AnalysedText text, PlaceReading? place) =>
            Pattern?.IsMatch(text) ?? place?.Parts.Any(p => p.Class == PlaceClass) ?? false;

        /// <summary>A rule for topics speaks where the comment has one of them; a comment without topics is judged by the words alone.</summary>
        public bool Speaks(IReadOnlyList<string> topics) => Topics.Length == 0 || topics.Count == 0 || topics.Any(t => Topics.Contains(t, StringComparer.Ordinal));
    }
}
