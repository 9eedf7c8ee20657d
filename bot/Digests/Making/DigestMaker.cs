using CivicBot.Comments.Life;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Digests.Making;

/// <summary>Makes a digest of what was read. Pure: the same material, knowledge and moment give the same digest.</summary>
public static class DigestMaker
{
    /// <param name="now">Any offset.</param>
    public static Digest Make(DigestRequest request, DigestMaterial material, DigestKnowledge knowledge, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        var belongs = DigestMembership.Of(request, material, knowledge);
        var rows = material.Comments.Where(belongs).ToList();
        var counts = DigestCounting.Of(rows, material.Story, material.HeldDays, material.Commune, knowledge, today);
        var period = request.Scope as DigestScope.Period;
        var known = material.LastIssue?.Codes.ToHashSet(StringComparer.Ordinal);
        var show = new CommentShowing(request.Kind, material, knowledge, today, known);
        var listed = rows.Where(row => row.IsListed).ToList();
        return new Digest
        {
            Kind = request.Kind,
            Commune = Place(material),
            Day = material.Day is { } day ? Day(day, material, knowledge, show) : null,
            From = period?.First,
            Until = period?.Last,
            MadeAt = VietnamTime.ToVietnam(now),
            Officer = request.Officer,
            Body = request.Body is { } body ? Body(body, knowledge) : null,
            Counts = request.Kind == DigestKind.Public ? WithoutReasons(counts) : counts,
            Before = Before(material, belongs),
            News = request.Kind == DigestKind.Public ? null : News(material, listed, known),
            Sections = Sections(request, material, knowledge, listed, show),
            Fields = request.Kind is DigestKind.Month or DigestKind.Year ? [.. knowledge.ThreeFields.Groups.Select(group => new DigestField(group.Id, group.Name, group.Topics))] : [],
            Months = request.Kind == DigestKind.Year ? Months(rows, material, knowledge, today) : [],
            Touching = request.Kind == DigestKind.Officer ? Touching(request, material, rows, show) : [],
        };
    }

    private static List<DigestSection> Sections(
        DigestRequest request, DigestMaterial material, DigestKnowledge knowledge, List<CommentRow> listed, CommentShowing show)
    {
        var matter = Matters.Of(material.Comments);
        var answers = request.Kind == DigestKind.Officer ? new PastAnswers(material.Past, knowledge.Soften) : null;
        var rows = listed.ToDictionary(row => row.Code, StringComparer.Ordinal);
        var byTopic = listed.ToLookup(row => row.Topic, StringComparer.Ordinal);
        var number = 0;
        var sections = new List<DigestSection>();
        foreach (var topic in TopicOrder(request, knowledge).Where(byTopic.Contains))
        {
            var groups = byTopic[topic].GroupBy(matter)
                .Select(group => (Matter: group.Key, First: group.Min(row => row.ReceivedAt), Codes: Ordered(group, show)))
                .OrderBy(group => group.Codes.Min(c => UrgencyRank(c.Shown.Urgency)))
                .ThenByDescending(group => group.Codes.Count + group.Codes.Sum(c => c.Shown.Supporters))
                .ThenBy(group => group.First)
                .ThenBy(group => group.Codes[0].Row.Code, StringComparer.Ordinal);
            sections.Add(new DigestSection(topic, DigestNames.Topic(knowledge, topic), [.. groups.Select(group => new DigestGroup(++number, [.. group.Codes.Select(c => c.Shown)])
            {
                Procedures = request.Kind == DigestKind.Officer ? knowledge.Related(group.Codes[0].Row.Masked) : [],
                PastAnswers = answers?.For(group.Codes[0].Row, group.Matter) ?? [],
            }),]));
        }

        return sections;
    }

    private static List<(CommentRow Row, DigestComment Shown)> Ordered(IEnumerable<CommentRow> group, CommentShowing show)
    {
        var shown = group.Select(row => (Row: row, Shown: show.Show(row))).ToList();
        return [.. Representative.First(shown.Select(pair => pair.Shown)).Select(comment => shown.First(pair => ReferenceEquals(pair.Shown, comment)))];
    }

    private static IEnumerable<string> TopicOrder(DigestRequest request, DigestKnowledge knowledge) => request.Kind is DigestKind.Month or DigestKind.Year
        ? knowledge.ThreeFields.Groups.SelectMany(group => group.Topics)
        : knowledge.Topics.Topics.Select(topic => topic.Id);

    private static int UrgencyRank(string urgency) => urgency switch
    {
        "trong-ngay" => 0,
        "som" => 1,
        _ => 2,
    };

    private static IReadOnlyList<DigestComment> Touching(DigestRequest request, DigestMaterial material, List<CommentRow> own, CommentShowing show)
    {
        var fields = material.Commune.Officers.FirstOrDefault(officer => officer.Title == request.Officer)?.Fields ?? [];
        var mine = own.Select(row => row.Id).ToHashSet();
        return
        [
            .. material.Comments
                .Where(row => row.IsListed && !mine.Contains(row.Id) && row.Topics.Skip(1).Any(topic => fields.Contains(topic, StringComparer.Ordinal)))
                .OrderBy(row => row.ReceivedAt)
                .ThenBy(row => row.Code, StringComparer.Ordinal)
                .Select(show.Show),
        ];
    }

    private static DigestNews? News(DigestMaterial material, List<CommentRow> listed, HashSet<string>? known) => material.LastIssue is { } last
        ? new DigestNews(
            VietnamTime.ToVietnam(last.At),
            [.. listed.Where(row => !known!.Contains(row.Code)).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Code, StringComparer.Ordinal).Select(row => row.Code)],
            [.. listed.Where(row => known!.Contains(row.Code) && row.ChangedAt > last.At).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Code, StringComparer.Ordinal).Select(row => row.Code)])
        : null;

    private static DigestBefore? Before(DigestMaterial material, Func<CommentRow, bool> belongs)
    {
        if (material.Before is not { } before)
        {
            return null;
        }

        var rows = before.Rows.Where(belongs).ToList();
        return new DigestBefore(
            before.DayDate is { } date ? DigestTexts.DayLabel(date) : DigestTexts.PeriodLabel(before.Period!),
            rows.Count,
            rows.GroupBy(row => row.Topic, StringComparer.Ordinal).ToDictionary(topic => topic.Key, topic => topic.Count(), StringComparer.Ordinal));
    }

    private static List<DigestMonth> Months(List<CommentRow> rows, DigestMaterial material, DigestKnowledge knowledge, DateOnly today)
    {
        var byMonth = rows.ToLookup(row => VietnamTime.DateOf(row.ReceivedAt).Month);
        return
        [
            .. Enumerable.Range(1, 12).Select(month => new DigestMonth(
                month,
                DigestCounting.Of([.. byMonth[month]], material.Story, [.. material.HeldDays.Where(day => day.Date.Month == month)], material.Commune, knowledge, today))),
        ];
    }

    /// <summary>The public is told how many have no line, not why: in a small place the reason points at people.</summary>
    private static DigestCounts WithoutReasons(DigestCounts counts) => counts with { Erased = 0, Withdrawn = 0, Abusive = 0 };

    private static DigestPlace Place(DigestMaterial material) => new(
        material.Commune.Id,
        material.Commune.Name,
        DigestNames.Short(material.Commune),
        DigestNames.Kind(material.Commune.Kind),
        material.Commune.Province.Name,
        material.Commune.Fictional)
    {
        Neighbourhoods = [.. material.Commune.Neighbourhoods.Select(neighbourhood => neighbourhood.Name)],
    };

    private static DigestBody Body(string id, DigestKnowledge knowledge) => knowledge.Bodies.TryGetValue(id, out var body)
        ? new DigestBody(id, body.Name, CivicBot.Knowledge.Competence.CompetenceLevels.WireName(body.Level), body.Reason)
        : throw new ArgumentException($"No body has the id '{id}'.", nameof(id));

    private static DigestDay Day(DialogueDay day, DigestMaterial material, DigestKnowledge knowledge, CommentShowing show) => new()
    {
        Id = day.Id,
        Title = day.Title,
        Date = day.Date,
        From = day.From,
        To = day.To,
        Place = day.Place,
        Neighbourhoods = [.. day.Neighbourhoods.Select(id => DigestNames.Neighbourhood(material.Commune, id))],
        Topics = [.. day.Topics.Select(id => DigestNames.Topic(knowledge, id))],
        Hosts = day.Hosts,
        Guests = day.Guests,
        Held = day.State is DayState.Held or DayState.Reported or DayState.Published,
        Conclusion = day.Conclusion,
        PublishBy = LegalTerms.PublishBy(day.Date),
    };
}
