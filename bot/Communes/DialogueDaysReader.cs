using System.Globalization;
using CivicBot.Knowledge.Files;

namespace CivicBot.Communes;

/// <summary>Reads <c>dialogue_days</c>: dates on which the leaders meet the people (ngày đối thoại), each with place, perhaps hour and topic.</summary>
internal static class DialogueDaysReader
{
    public static IReadOnlyList<DialogueDay> Read(YamlFields fields, ProblemLog log)
    {
        var read = new List<DialogueDay>();
        foreach (var item in fields.Maps("dialogue_days"))
        {
            item.Require("date");
            var date = item.Date("date");
            var from = Time(item, log);
            var place = item.RequiredText("place");
            var topic = item.Text("topic");
            item.RejectUnknown();
            if (date is not null && place is not null)
            {
                read.Add(new DialogueDay(date.Value, from, place, topic));
            }
        }

        return read;
    }

    private static TimeOnly? Time(YamlFields item, ProblemLog log)
    {
        if (item.Text("from") is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        log.Add(CommuneRules.WrongHours, item.LineOf("from"), $"'{text}' is no time; write it as \"18:30\", in quotes.");
        return null;
    }
}
