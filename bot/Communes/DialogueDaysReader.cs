using System.Globalization;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Communes;

/// <summary>Reads <c>dialogue_days</c>: dates on which the leaders meet the people (ngày đối thoại), each with place, perhaps hours, subject, topics and neighbourhoods.</summary>
internal static class DialogueDaysReader
{
    /// <param name="fields">The commune file.</param>
    /// <param name="neighbourhoods">Ids of the file's neighbourhoods.</param>
    /// <param name="log">Takes what is wrong.</param>
    public static IReadOnlyList<DialogueDay> Read(YamlFields fields, IReadOnlyCollection<string> neighbourhoods, ProblemLog log)
    {
        var read = new List<DialogueDay>();
        foreach (var item in fields.Maps("dialogue_days"))
        {
            item.Require("date");
            var date = item.Date("date");
            var from = Time(item, "from", log);
            var to = Time(item, "to", log);
            var place = item.RequiredText("place");
            var topic = item.Text("topic");
            var title = item.Text("title");
            var announced = item.Date("announced");
            var topics = Known(item, "topics", TopicScheme.Ids, CommuneRules.UnknownTopic, log);
            var where = Known(item, "neighbourhoods", neighbourhoods, CommuneRules.UnknownNeighbourhood, log);
            item.RejectUnknown();
            if (from >= to)
            {
                log.Add(CommuneRules.WrongHours, item.LineOf("to"), "'to' must be later than 'from'.");
            }

            if (date is not null && place is not null)
            {
                read.Add(new DialogueDay(date.Value, from, place, topic) { To = to, Title = title, Announced = announced, Topics = topics, Neighbourhoods = where });
            }
        }

        return read;
    }

    private static List<string> Known(YamlFields item, string key, IReadOnlyCollection<string> known, KnowledgeRule rule, ProblemLog log)
    {
        var texts = item.Texts(key) ?? [];
        foreach (var text in texts.Where(text => !known.Contains(text.Text, StringComparer.Ordinal)))
        {
            log.Add(rule, text.Line, $"'{text.Text}' is not known; '{key}' may name: {string.Join(", ", known)}.");
        }

        return [.. texts.Select(text => text.Text)];
    }

    private static TimeOnly? Time(YamlFields item, string key, ProblemLog log)
    {
        if (item.Text(key) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        log.Add(CommuneRules.WrongHours, item.LineOf(key), $"'{text}' is no time; write it as \"18:30\", in quotes.");
        return null;
    }
}
