namespace CivicBot.Dialogues.Upcoming;

/// <summary>Which dialogue day a comment is for.</summary>
public static class DayChoice
{
    /// <summary>
    /// The next day whose topics and neighbourhoods take the comment in, else the next general one. A day limited to neighbourhoods takes no comment whose neighbourhood is unknown.
    /// </summary>
    /// <param name="days">Upcoming days of the comment's commune, in any order.</param>
    /// <param name="topics">Topic ids of the comment.</param>
    /// <param name="neighbourhood">Id; null: unknown.</param>
    /// <returns>Null where none fits: the comment is kept for the next one.</returns>
    public static UpcomingDay? For(IEnumerable<UpcomingDay> days, IReadOnlyCollection<string> topics, string? neighbourhood)
    {
        var fitting = days.Where(day => Fits(day, topics, neighbourhood)).OrderBy(day => day.Date).ThenBy(day => day.From).ThenBy(day => day.Id, StringComparer.Ordinal).ToList();
        return fitting.Find(day => !IsGeneral(day)) ?? fitting.FirstOrDefault();
    }

    private static bool IsGeneral(UpcomingDay day) => day.Topics.Count == 0 && day.Neighbourhoods.Count == 0;

    private static bool Fits(UpcomingDay day, IReadOnlyCollection<string> topics, string? neighbourhood) =>
        (day.Topics.Count == 0 || day.Topics.Any(topic => topics.Contains(topic, StringComparer.Ordinal)))
        && (day.Neighbourhoods.Count == 0 || (neighbourhood is not null && day.Neighbourhoods.Contains(neighbourhood, StringComparer.Ordinal)));
}
