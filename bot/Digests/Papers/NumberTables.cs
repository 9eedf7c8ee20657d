using CivicBot.Comments;
using CivicBot.Comments.Life;

namespace CivicBot.Digests.Papers;

/// <summary>Tables of numbers.</summary>
internal static class NumberTables
{
    private static readonly PaperColumn[] MonthColumns =
    [
        new(DigestTexts.ColumnMonth, 1.5, ColumnLook.Centred),
        new(DigestTexts.ColumnDays, 1.1, ColumnLook.Centred),
        Figure(DigestTexts.ColumnPeople),
        Figure(DigestTexts.ColumnCount),
        Figure(DigestTexts.ColumnAnsweredOnSpot),
        Figure(DigestTexts.ColumnAnswered),
        Figure(DigestTexts.ColumnPromised),
        new(DigestTexts.ColumnForwarded, 1.6, ColumnLook.Centred),
        new(DigestTexts.ColumnRefused, 1.4, ColumnLook.Centred),
        new(DigestTexts.ColumnStillOpen, 1.1, ColumnLook.Centred),
        new(DigestTexts.ColumnOverdue, 1.1, ColumnLook.Centred),
    ];

    public static Block Topics(Digest digest)
    {
        var before = digest.Before is not null;
        var topics = digest.Counts.ByTopic.Where(topic => topic.Total > 0 || Before(digest, topic) > 0).ToList();
        return new Block.Table(
            [
                new PaperColumn(DigestTexts.ColumnTopic, 5),
                Figure(DigestTexts.ColumnCount),
                Figure(DigestTexts.ColumnListed),
                Figure(DigestTexts.ColumnOpen),
                .. before ? [Figure(DigestTexts.ColumnBefore), Figure(DigestTexts.ColumnDifference)] : Array.Empty<PaperColumn>(),
            ],
            [
                .. topics.Select(topic => PaperRow.Of([topic.Name, Number(topic.Total), Number(topic.Listed), Number(topic.Open), .. Trend(topic.Total, Before(digest, topic))])),
                PaperRow.Total(
                [
                    DigestTexts.Total,
                    Number(digest.Counts.Total),
                    Number(digest.Counts.Listed),
                    Number(digest.Counts.Open),
                    .. Trend(digest.Counts.Total, digest.Before?.Total ?? 0),
                ]),
            ]);

        string[] Trend(int now, int then) => before ? [Number(then), DigestTexts.Difference(now - then)] : [];
    }

    public static Block TopicsForPublic(Digest digest) => Counted(
        DigestTexts.ColumnTopic, digest.Counts.ByTopic.Where(topic => topic.Total > 0).Select(topic => (topic.Name, topic.Total)), digest.Counts.Total);

    public static Block States(DigestCounts counts) => Counted(
        DigestTexts.ColumnState, CommentStates.All.Where(state => counts.Of(state) > 0).Select(state => (CommentTexts.StateName(state), counts.Of(state))), counts.Total);

    public static Block Places(DigestCounts counts)
    {
        var named = counts.ByNeighbourhood.Sum(place => place.Total);
        return Counted(
            DigestTexts.ColumnPlace,
            [.. counts.ByNeighbourhood.Select(place => (place.Name, place.Total)), .. named < counts.Total ? [(DigestTexts.NoPlace, counts.Total - named)] : Array.Empty<(string, int)>()],
            counts.Total);
    }

    public static Block Bodies(DigestCounts counts) => Counted(
        DigestTexts.ColumnBody,
        counts.ByBody.GroupBy(body => body.Name, StringComparer.Ordinal).Select(same => (Name: same.Key, Total: same.Sum(body => body.Total))).OrderByDescending(body => body.Total),
        counts.Total);

    /// <summary>The board's three fields, each with its topics below.</summary>
    public static Block Fields(Digest digest)
    {
        var byTopic = digest.Counts.ByTopic.ToDictionary(topic => topic.Topic, StringComparer.Ordinal);
        return new Block.Table(
            [new PaperColumn(DigestTexts.ColumnTopic, 5), Figure(DigestTexts.ColumnCount), Figure(DigestTexts.ColumnListed), Figure(DigestTexts.ColumnOpen), Figure(DigestTexts.ColumnBefore), Figure(DigestTexts.ColumnDifference)],
            [
                .. digest.Fields.SelectMany(field =>
                {
                    var topics = field.Topics.Select(topic => byTopic[topic]).ToList();
                    var then = topics.Sum(topic => Before(digest, topic));
                    return (PaperRow[])
                    [
                        PaperRow.Total(
                            field.Name, Number(topics.Sum(t => t.Total)), Number(topics.Sum(t => t.Listed)), Number(topics.Sum(t => t.Open)), Number(then), DigestTexts.Difference(topics.Sum(t => t.Total) - then)),
                        .. topics.Where(topic => topic.Total > 0 || Before(digest, topic) > 0).Select(topic => PaperRow.Of(
                            $"– {topic.Name}", Number(topic.Total), Number(topic.Listed), Number(topic.Open), Number(Before(digest, topic)), DigestTexts.Difference(topic.Total - Before(digest, topic)))),
                    ];
                }),
                PaperRow.Total(
                    DigestTexts.Total,
                    Number(digest.Counts.Total),
                    Number(digest.Counts.Listed),
                    Number(digest.Counts.Open),
                    Number(digest.Before?.Total ?? 0),
                    DigestTexts.Difference(digest.Counts.Total - (digest.Before?.Total ?? 0))),
            ]);
    }

    public static Block Months(Digest digest) => new Block.Table(
        MonthColumns,
        [
            .. digest.Months.Select(month => PaperRow.Of([Number(month.Month), .. Figures(month.Counts)])),
            PaperRow.Total([DigestTexts.WholeYear, .. Figures(digest.Counts)]),
        ]);

    private static string[] Figures(DigestCounts counts) =>
    [
        Number(counts.DaysHeld),
        Number(counts.People),
        Number(counts.Total),
        Number(counts.Of(CommentState.AnsweredOnSpot)),
        Number(counts.Of(CommentState.Answered) + counts.Of(CommentState.Done)),
        Number(counts.Of(CommentState.Promised)),
        Number(counts.Of(CommentState.Forwarded)),
        Number(counts.Of(CommentState.Refused)),
        Number(counts.Open),
        Number(counts.Overdue),
    ];

    private static Block.Table Counted(string what, IEnumerable<(string Name, int Count)> rows, int total) => new(
        [new PaperColumn(what, 5), Figure(DigestTexts.ColumnCount)],
        [.. rows.Select(row => PaperRow.Of(row.Name, Number(row.Count))), PaperRow.Total(DigestTexts.Total, Number(total))]);

    private static int Before(Digest digest, TopicCount topic) => digest.Before?.ByTopic.GetValueOrDefault(topic.Topic) ?? 0;

    private static PaperColumn Figure(string name) => new(name, 1.3, ColumnLook.Centred);

    private static string Number(int number) => DigestTexts.Number(number);
}
