using System.Globalization;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Communes;

/// <summary>Reads <c>due_working_days</c>: for topics of comments, within how many working days the commune wants them answered.</summary>
internal static class DueDaysReader
{
    private const int MostDays = 250;

    public static IReadOnlyDictionary<string, int> Read(YamlFields fields, ProblemLog log)
    {
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        if (fields.Map("due_working_days") is not { } topics)
        {
            return read;
        }

        foreach (var key in topics.Keys())
        {
            var days = topics.Number(key.Text);
            if (!TopicScheme.Ids.Contains(key.Text, StringComparer.Ordinal))
            {
                log.Add(CommuneRules.UnknownTopic, key.Line, $"'{key.Text}' is no topic of comments; known are {string.Join(", ", TopicScheme.Ids)}.");
            }
            else if (days is < 1 or > MostDays)
            {
                log.Add(CommuneRules.WrongDueDays, key.Line, string.Create(CultureInfo.InvariantCulture, $"'{key.Text}' must be 1 to {MostDays} working days."));
            }
            else if (days is { } within)
            {
                read[key.Text] = within;
            }
        }

        return read;
    }
}
