using static CivicBot.Digests.Papers.Block;

namespace CivicBot.Digests.Papers;

/// <summary>The sheet that a clerk fills in by hand while people speak (phiếu ghi nhận), on A4 lying.</summary>
internal static class SheetPaper
{
    private const double AttendanceRow = 8;
    private const double SentRow = 16;
    private const double SpokenRow = 18;
    private const int SpokenRows = 12;
    private const int ConclusionLines = 7;

    public static Paper Of(Digest digest) => new()
    {
        Head = DigestPaper.Head(digest, "PGN-UBND"),
        Type = DigestTexts.SheetType,
        Subject = DigestTexts.Subject(digest),
        Landscape = true,
        Body =
        [
            .. DigestPaper.Opening(digest),
            new Heading(1, DigestTexts.SheetAttendance),
            Attendance(digest),
            new Heading(1, DigestTexts.SheetComments),
            .. DigestPaper.Items(DigestTexts.TotalLine(digest), DigestTexts.NotListedLine(digest.Counts)),
            new Paragraph(DigestTexts.SheetHint, ParagraphLook.Remark),
            .. Sent(digest),
            new Heading(1, DigestTexts.SheetSpoken),
            Spoken(digest),
            new Heading(1, DigestTexts.SheetConclusion),
            new WritingLines(ConclusionLines),
            .. DigestPaper.Remarks(digest),
        ],
        Foot = new OfficialFoot([], DigestTexts.SheetSigners),
    };

    private static Table Attendance(Digest digest)
    {
        IEnumerable<string> areas = digest.Day!.Neighbourhoods.Count > 0 ? digest.Day.Neighbourhoods : digest.Commune.Neighbourhoods;
        return new Table(
            [new(DigestTexts.SheetArea, 3), new(DigestTexts.SheetCitizens, 2), new(DigestTexts.SheetOfficials, 2), new(DigestTexts.SheetCountedBy, 3)],
            [.. areas.Append("").Select(area => PaperRow.Of(area, "", "", "")), PaperRow.Total(DigestTexts.SheetSum, "", "", "")],
            AttendanceRow);
    }

    private static IEnumerable<Block> Sent(Digest digest)
    {
        if (digest.Sections.Count == 0)
        {
            return [new Paragraph(DigestTexts.NoComments)];
        }

        return
        [
            new Table(
                [
                    new(DigestTexts.ColumnMatter, 0.9, ColumnLook.Centred),
                    new(DigestTexts.ColumnText, 6),
                    new(DigestTexts.ColumnCodes, 3),
                    new(DigestTexts.ColumnOnSpot, 1.1, ColumnLook.Centred),
                    new(DigestTexts.ColumnPromised, 1.6, ColumnLook.Centred),
                    new(DigestTexts.ColumnBeyond, 1.3, ColumnLook.Centred),
                    new(DigestTexts.ColumnNotes, 4.5),
                ],
                [
                    .. digest.Sections.SelectMany(section => (IEnumerable<PaperRow>)
                    [
                        PaperRow.Band(DigestTexts.SectionTitle(section)),
                        .. section.Groups.Select(group => new PaperRow(
                        [
                            CommentCells.Number(group), CommentCells.ShortText(group), CommentCells.CodesOf(group), Box(), Box(), Box(), PaperCell.Of(""),
                        ])),
                    ]),
                ],
                SentRow),
        ];
    }

    private static Table Spoken(Digest digest)
    {
        var listed = digest.Sections.Sum(section => section.Groups.Count);
        return new Table(
            [
                new(DigestTexts.ColumnMatter, 0.9, ColumnLook.Centred),
                new(DigestTexts.ColumnSpoken, 3),
                new(DigestTexts.SheetSpokenText, 6),
                new(DigestTexts.ColumnOnSpot, 1.1, ColumnLook.Centred),
                new(DigestTexts.ColumnPromised, 1.6, ColumnLook.Centred),
                new(DigestTexts.ColumnBeyond, 1.3, ColumnLook.Centred),
                new(DigestTexts.ColumnNotes, 4.5),
            ],
            [.. Enumerable.Range(listed + 1, SpokenRows).Select(number => new PaperRow([PaperCell.Of(DigestTexts.Number(number)), PaperCell.Of(""), PaperCell.Of(""), Box(), Box(), Box(), PaperCell.Of("")]))],
            SpokenRow);
    }

    private static PaperCell Box() => PaperCell.Of(DigestTexts.Box);
}
