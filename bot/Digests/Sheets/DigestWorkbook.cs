using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Digests.Papers;

namespace CivicBot.Digests.Sheets;

/// <summary>A digest as a workbook: numbers, every comment in a row of its own, for a year its months.</summary>
public static class DigestWorkbook
{
    public static Workbook Of(Digest digest) => new(
        DigestTexts.Subject(digest),
        [
            Numbers(digest),
            .. digest.Months.Count > 0 ? [Months(digest)] : Array.Empty<WorkSheet>(),
            Comments(digest),
        ]);

    private static WorkSheet Numbers(Digest digest)
    {
        var counts = digest.Counts;
        var before = digest.Before?.ByTopic;
        return new WorkSheet(
            DigestTexts.SheetNumbers,
            [
                new(DigestTexts.ColumnKind, 22),
                new(DigestTexts.ColumnWhat, 46),
                new(DigestTexts.ColumnCount, 12),
                new(DigestTexts.ColumnListed, 14),
                new(DigestTexts.ColumnOpen, 12),
                new(DigestTexts.ColumnBefore, 12),
            ],
            [
                .. General(digest).Select(one => Row(DigestTexts.KindGeneral, one.Name, one.Count)),
                .. counts.ByTopic.Select(topic => (IReadOnlyList<SheetCell>)
                [
                    SheetCell.Of(DigestTexts.ColumnTopic),
                    SheetCell.Of(topic.Name),
                    SheetCell.Of(topic.Total),
                    SheetCell.Of(topic.Listed),
                    SheetCell.Of(topic.Open),
                    before is null ? SheetCell.Empty : SheetCell.Of(before.GetValueOrDefault(topic.Topic)),
                ]),
                .. CommentStates.All.Select(state => Row(DigestTexts.ColumnState, CommentTexts.StateName(state), counts.Of(state))),
                .. counts.ByNeighbourhood.Select(area => Row(DigestTexts.ColumnPlace, area.Name, area.Total)),
                .. counts.ByBody.Select(body => Row(DigestTexts.ColumnBody, body.Name, body.Total)),
                .. digest.Fields.Select(field => Row(
                    DigestTexts.KindField, field.Name, counts.ByTopic.Where(topic => field.Topics.Contains(topic.Topic, StringComparer.Ordinal)).Sum(topic => topic.Total))),
            ]);
    }

    private static (string Name, int Count)[] General(Digest digest)
    {
        var counts = digest.Counts;
        (string, int)[] all =
        [
            (DigestTexts.Total, counts.Total),
            (DigestTexts.ColumnListed, counts.Listed),
            (DigestTexts.NameNotListed, counts.Total - counts.Listed),
            (DigestTexts.NameSupporters, counts.Supporters),
            (DigestTexts.ColumnStillOpen, counts.Open),
            (DigestTexts.ColumnOverdue, counts.Overdue),
            (DigestTexts.ColumnDays, counts.DaysHeld),
            (DigestTexts.ColumnPeople, counts.People),
            (DigestTexts.SheetOfficials, counts.Officials),
            (DigestTexts.NameRated, counts.Rated),
            (DigestTexts.NameContested, counts.Contested),
        ];
        (string, int)[] inside =
        [
            (DigestTexts.NameDenunciations, counts.Denunciations),
            (DigestTexts.NameErased, counts.Erased),
            (DigestTexts.NameWithdrawn, counts.Withdrawn),
            (DigestTexts.NameUnsure, counts.Unsure),
            (DigestTexts.NameEmergencies, counts.Emergencies),
            (DigestTexts.NameBeyond, counts.BeyondCommune),
            (DigestTexts.NameRecurring, counts.Recurring),
            (DigestTexts.NameLate, counts.Late),
        ];
        return digest.Kind == DigestKind.Public ? all : [.. all, .. inside];
    }

    private static WorkSheet Months(Digest digest) => new(
        DigestTexts.SheetMonths,
        [
            new(DigestTexts.ColumnMonth, 8),
            new(DigestTexts.ColumnDays, 10),
            new(DigestTexts.ColumnPeople, 12),
            new(DigestTexts.ColumnCount, 12),
            .. CommentStates.All.Select(state => new SheetColumn(CommentTexts.StateName(state), 13)),
            new(DigestTexts.ColumnStillOpen, 10),
            new(DigestTexts.ColumnOverdue, 10),
        ],
        [
            .. digest.Months.Select(month => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(month.Month),
                SheetCell.Of(month.Counts.DaysHeld),
                SheetCell.Of(month.Counts.People),
                SheetCell.Of(month.Counts.Total),
                .. CommentStates.All.Select(state => SheetCell.Of(month.Counts.Of(state))),
                SheetCell.Of(month.Counts.Open),
                SheetCell.Of(month.Counts.Overdue),
            ]),
        ]);

    private static WorkSheet Comments(Digest digest)
    {
        var columns = digest.Kind == DigestKind.Public ? CommentColumn.Public : CommentColumn.All;
        var topics = digest.Counts.ByTopic.ToDictionary(topic => topic.Topic, topic => topic.Name, StringComparer.Ordinal);
        return new WorkSheet(
            DigestTexts.SheetList,
            [.. columns.Select(column => new SheetColumn(column.Name, column.Width))],
            digest.Sections.SelectMany(section => section.Groups).SelectMany(group => group.Comments.Select(comment =>
                (IReadOnlyList<SheetCell>)[.. columns.Select(column => column.Cell(group, comment, topic => topics.GetValueOrDefault(topic, topic)))])))
        {
            Printed = CommentColumn.Printed,
        };
    }

    private static IReadOnlyList<SheetCell> Row(string kind, string name, int count) => [SheetCell.Of(kind), SheetCell.Of(name), SheetCell.Of(count), SheetCell.Empty, SheetCell.Empty, SheetCell.Empty];

    /// <param name="Cell">Of the group, the comment and the names of topics.</param>
    private sealed record CommentColumn(string Name, double Width, bool IsPublic, Func<DigestGroup, DigestComment, Func<string, string>, SheetCell> Cell)
    {
        /// <summary>Number, code, day, topic, text, area, state, result, promise: as wide as a page can bear.</summary>
        public const int Printed = 9;

        public static IReadOnlyList<CommentColumn> All { get; } =
        [
            new(DigestTexts.ColumnMatter, 7, true, (group, _, _) => SheetCell.Of(group.Number)),
            new(DigestTexts.ColumnCode, 16, true, (_, comment, _) => SheetCell.Of(DigestTexts.Code(comment.Code))),
            new(DigestTexts.ColumnReceived, 12, true, (_, comment, _) => SheetCell.Of(DateOnly.FromDateTime(comment.ReceivedAt.DateTime))),
            new(DigestTexts.ColumnTopic, 20, true, (_, comment, name) => SheetCell.Of(name(comment.Topics[0]))),
            new(DigestTexts.ColumnText, 60, true, (_, comment, _) => SheetCell.Of(comment.Withheld is { } because ? DigestTexts.Withheld(because) : comment.Text)),
            new(DigestTexts.ColumnArea, 14, true, (_, comment, _) => SheetCell.Of(comment.Neighbourhood)),
            new(DigestTexts.ColumnState, 18, true, (_, comment, _) => SheetCell.Of(DigestTexts.State(comment))),
            new(DigestTexts.ColumnResult, 40, true, (_, comment, _) => SheetCell.Of(comment.Result?.Text)),
            new(DigestTexts.ColumnDate, 12, true, (_, comment, _) => SheetCell.Of(comment.PromisedFor)),
            new(DigestTexts.ColumnBody, 26, true, (_, comment, _) => SheetCell.Of(comment.BodyName)),
            new(DigestTexts.ColumnLevel, 14, true, (_, comment, _) => SheetCell.Of(DigestTexts.Level(comment.Level))),
            new(DigestTexts.ColumnSupporters, 10, true, (_, comment, _) => SheetCell.Of(comment.Supporters)),
            new(DigestTexts.ColumnOfficer, 20, false, (_, comment, _) => SheetCell.Of(comment.Officer)),
            new(DigestTexts.ColumnSpot, 20, false, (_, comment, _) => SheetCell.Of(comment.Place)),
            new(DigestTexts.ColumnMoreTopics, 16, false, (_, comment, name) => SheetCell.Of(string.Join("; ", comment.Topics.Skip(1).Select(name)))),
            new(DigestTexts.ColumnUnsure, 10, false, (_, comment, _) => Mark(comment.TopicUnsure)),
            new(DigestTexts.ColumnAdditions, 24, false, (_, comment, _) => SheetCell.Of(string.Join('\n', comment.Additions))),
            new(DigestTexts.ColumnDue, 12, false, (_, comment, _) => SheetCell.Of(comment.DueOn)),
            new(DigestTexts.ColumnOverdue, 9, false, (_, comment, _) => Mark(comment.Overdue)),
            new(DigestTexts.ColumnUrgency, 12, false, (_, comment, _) => SheetCell.Of(DigestTexts.Urgency(comment))),
            new(DigestTexts.ColumnNew, 8, false, (_, comment, _) => Mark(comment.IsNew)),
            new(DigestTexts.ColumnRecurring, 9, false, (_, comment, _) => Mark(comment.Recurring)),
            new(DigestTexts.ColumnLate, 9, false, (_, comment, _) => Mark(comment.Late)),
        ];

        public static IReadOnlyList<CommentColumn> Public { get; } = [.. All.Where(column => column.IsPublic)];

        private static SheetCell Mark(bool marked) => SheetCell.Of(marked ? DigestTexts.Yes : null);
    }
}
