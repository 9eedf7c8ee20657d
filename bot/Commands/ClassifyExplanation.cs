using System.Globalization;
using System.Text;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Screening;

namespace CivicBot.Commands;

/// <summary>How a comment was read, as lines for people who maintain the lists.</summary>
internal static class ClassifyExplanation
{
    private const int ShownTopics = 5;

    public static string Lines(CommentReading reading, CommentExplanation explanation)
    {
        var lines = new StringBuilder();
        Add($"normal form {reading.Text.NormalForm} ({string.Join(", ", explanation.Steps)})");
        Add($"topics      {string.Join(", ", reading.Topics.Scores.Take(ShownTopics).Select(topic => string.Create(CultureInfo.InvariantCulture, $"{topic.Id} {topic.Score:0.00}")))}; main one right with {reading.Topics.Confidence:0.00}");
        foreach (var part in reading.Place.Parts)
        {
            Add($"place       {part.Kind} {part.Class} {string.Join(' ', part.Numbers)} {part.Name}: {part.Written}");
        }

        Add($"known place {reading.Place.Neighbourhood?.Name ?? "none"}");
        Add($"competence  {reading.Competence.Body.Id} ({reading.Competence.Id}), {Source("competence/rules.tsv", reading.Competence.Lines, "default of the topic")}");
        Add($"others      {string.Join(", ", reading.Competence.Others.Select(body => body.Id))}");
        Add($"urgency     {UrgencyRules.WireName(reading.Urgency.Urgency)}, {Source("competence/urgency.tsv", reading.Urgency.Lines, "no rule")}");
        foreach (var reason in explanation.ScreeningReasons)
        {
            Add($"  {ScreeningNames.Of(reason.Flag),-12} {reason.Weight,6:0.00} {reason.Source}");
        }

        return lines.ToString().TrimEnd();

        void Add(FormattableString line) => lines.AppendLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
    }

    private static string Source(string file, IReadOnlyList<int> rows, string otherwise) =>
        rows.Count == 0 ? otherwise : string.Join(", ", rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{file}:{row}")));
}
