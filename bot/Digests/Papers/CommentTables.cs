using static CivicBot.Digests.Papers.CommentCells;

namespace CivicBot.Digests.Papers;

/// <summary>Tables of comments: each comment of the digest once.</summary>
internal static class CommentTables
{
    private static readonly PaperColumn Matter = new(DigestTexts.ColumnMatter, 1.05, ColumnLook.Centred);
    private static readonly PaperColumn Codes = new(DigestTexts.ColumnCodes, 2.6);

    /// <summary>Every comment in full; for those who answer.</summary>
    public static IEnumerable<Block> Full(Digest digest) => Sections(digest, [Matter, new(DigestTexts.ColumnText, 6), Codes, new(DigestTexts.ColumnHandling, 3.1)], group =>
        [Number(group), FullText(group), CodesOf(group), Handling(group)]);

    /// <summary>One text for each matter, and what came of it.</summary>
    public static IEnumerable<Block> Results(Digest digest) => Sections(digest, ResultColumns, ResultCells);

    /// <summary>The same under the board's three fields.</summary>
    public static IEnumerable<Block> ByField(Digest digest)
    {
        foreach (var field in digest.Fields)
        {
            var sections = digest.Sections.Where(section => field.Topics.Contains(section.Topic, StringComparer.Ordinal)).ToList();
            yield return new Block.Heading(1, field.Name);
            yield return sections.Count == 0 ? new Block.Paragraph(DigestTexts.NoComments) : Table(sections, ResultColumns, ResultCells);
        }
    }

    public static IEnumerable<Block> Public(Digest digest) => Sections(
        digest, [Matter, new(DigestTexts.ColumnText, 5), new(DigestTexts.ColumnCodesPublic, 2.2), new(DigestTexts.ColumnResult, 4)], ResultCells);

    /// <summary>Every comment beyond the commune, for the body that is competent: without how the commune is getting on.</summary>
    public static IEnumerable<Block> ForBody(Digest digest) => Sections(digest, [Matter, new(DigestTexts.ColumnText, 7), Codes, new(DigestTexts.ColumnState, 2.2)], group =>
        [Number(group), FullText(group), CodesOf(group), StatesOf(group)]);

    public static Block Touching(Digest digest) => new Block.Table(
        [new(DigestTexts.ColumnText, 6), Codes, new(DigestTexts.ColumnHandling, 3.1)],
        [.. digest.Touching.Select(comment => new PaperRow([TextOf(comment), CodeOf(comment), HandlingOf(comment)]))]);

    /// <summary>Promises by their day, then what is open without one; null where there is none.</summary>
    public static Block? StillOpen(Digest digest)
    {
        var open = digest.Sections.SelectMany(section => section.Groups)
            .SelectMany(group => group.Comments.Select(comment => (group.Number, Comment: comment)))
            .Where(one => Comments.Life.CommentStates.IsOpen(one.Comment.State))
            .OrderBy(one => one.Comment.PromisedFor ?? one.Comment.DueOn ?? DateOnly.MaxValue)
            .ThenBy(one => one.Number)
            .ToList();
        return open.Count == 0
            ? null
            : new Block.Table(
                [Matter, new(DigestTexts.ColumnCode, 2.7), new(DigestTexts.ColumnWhat, 5), new(DigestTexts.ColumnState, 2.4), new(DigestTexts.ColumnDate, 1.9, ColumnLook.Centred)],
                [
                    .. open.Select(one => new PaperRow(
                    [
                        PaperCell.Of(DigestTexts.Number(one.Number)), PaperCell.Of(DigestTexts.Code(one.Comment.Code)), Pending(one.Comment), PaperCell.Of(DigestTexts.State(one.Comment)), PaperCell.Of(Day(one.Comment)),
                    ])),
                ]);
    }

    private static PaperColumn[] ResultColumns => [Matter, new(DigestTexts.ColumnText, 5), Codes, new(DigestTexts.ColumnResult, 4)];

    private static IReadOnlyList<PaperCell> ResultCells(DigestGroup group) => [Number(group), ShortText(group), CodesOf(group), ResultsOf(group)];

    /// <summary>What it is about, what was said last, who has it.</summary>
    private static PaperCell Pending(DigestComment comment) => new(
    [
        [new Words(Excerpt(comment.Text))],
        .. comment.Result?.Text is { } text ? [[new Words(OneLine(text), Italic: true)]] : Array.Empty<IReadOnlyList<Words>>(),
        [new Words(comment.Officer ?? DigestTexts.NobodyYet)],
    ]);

    private static string Day(DigestComment comment) => (comment.PromisedFor ?? comment.DueOn) is { } day ? DigestTexts.Date(day) + (comment.Overdue ? $" {DigestTexts.MarkOverdue}" : "") : "–";

    private static IEnumerable<Block> Sections(Digest digest, IReadOnlyList<PaperColumn> columns, Func<DigestGroup, IReadOnlyList<PaperCell>> cells) => digest.Sections.Count == 0
        ? [new Block.Paragraph(DigestTexts.NoComments)]
        : [Table(digest.Sections, columns, cells)];

    private static Block.Table Table(IEnumerable<DigestSection> sections, IReadOnlyList<PaperColumn> columns, Func<DigestGroup, IReadOnlyList<PaperCell>> cells) => new(
        columns, [.. sections.SelectMany(section => section.Groups.Select(group => new PaperRow(cells(group))).Prepend(PaperRow.Band(DigestTexts.SectionTitle(section))))]);
}
