using static CivicBot.Digests.Papers.Block;

namespace CivicBot.Digests.Papers;

/// <summary>Writes a digest as the paper that its kind asks for.</summary>
public static class DigestPaper
{
    public static Paper Of(Digest digest) => digest.Kind switch
    {
        DigestKind.Department => Letter(digest),
        DigestKind.Sheet => SheetPaper.Of(digest),
        DigestKind.Host or DigestKind.Officer => Summary(digest),
        DigestKind.Public => Official(digest, DigestTexts.NoticeType, "TB-UBND", PublicBody(digest), PublicList(digest)),
        DigestKind.Report => Official(digest, DigestTexts.ReportType, "BC-UBND", ReportBody(digest), CommentTables.Results(digest)),
        DigestKind.Month => Official(digest, DigestTexts.ReportType, "BC-UBND", MonthBody(digest), CommentTables.ByField(digest)),
        DigestKind.Year => Official(digest, DigestTexts.ReportType, "BC-UBND", YearBody(digest), list: null),
        _ => throw new ArgumentOutOfRangeException(nameof(digest), digest.Kind, "Unknown kind."),
    };

    internal static OfficialHead Head(Digest digest, string symbol, string? letterSubject = null) =>
        new([DigestTexts.PeoplesCommittee, DigestTexts.Agency(digest.Commune)], DigestTexts.NumberOf(symbol), letterSubject, DigestTexts.PlaceAndDate(digest));

    /// <summary>Which day, and the lines that belong above every list.</summary>
    internal static IEnumerable<Block> Opening(Digest digest)
    {
        if (digest.Day is { } day)
        {
            yield return new Paragraph(DigestTexts.DayLine(day));
            yield return new Paragraph(DigestTexts.ForWhom(day));
        }
    }

    internal static IEnumerable<Block> Remarks(Digest digest)
    {
        yield return new Paragraph(DigestTexts.NumbersAt(digest), ParagraphLook.Remark);
        if (digest.Commune.Fictional)
        {
            yield return new Paragraph(DigestTexts.FictionalPlace(digest), ParagraphLook.Remark);
        }
    }

    internal static IEnumerable<Block> Items(params string?[] lines) =>
        lines.Where(line => line is not null).Select(line => new Paragraph(line!, ParagraphLook.Item));

    private static Paper Official(Digest digest, string type, string symbol, IEnumerable<Block> body, IEnumerable<Block>? list) => new()
    {
        Head = Head(digest, symbol),
        Type = type,
        Subject = DigestTexts.Subject(digest),
        Body = [.. body, .. Remarks(digest)],
        Foot = new OfficialFoot(DigestTexts.Recipients(digest), DigestTexts.Signer),
        Annex = list is null ? null : AnnexOf(digest, type, list),
    };

    private static Annex AnnexOf(Digest digest, string type, IEnumerable<Block> list)
    {
        var named = type.Length == 0 ? "Công văn" : char.ToUpper(type[0], DigestTexts.Vietnamese) + type[1..].ToLower(DigestTexts.Vietnamese);
        return new Annex(DigestTexts.AnnexName, DigestTexts.ListTitle, DigestTexts.WithDocument(named, digest), [.. list]);
    }

    /// <summary>Everything at once, the list in the paper itself: it is carried into the room and not sent anywhere.</summary>
    private static Paper Summary(Digest digest) => new()
    {
        Head = Head(digest, "TH-UBND"),
        Type = DigestTexts.SummaryType,
        Subject = DigestTexts.Subject(digest),
        Body =
        [
            .. Opening(digest),
            new Heading(1, DigestTexts.HeadingNumbers),
            .. Items(NumberLines(digest)),
            NumberTables.Topics(digest),
            .. digest.Kind == DigestKind.Host ? [new Heading(1, DigestTexts.HeadingPlaces), NumberTables.Places(digest.Counts), NumberTables.Bodies(digest.Counts)] : Array.Empty<Block>(),
            new Heading(1, DigestTexts.ListHeading(digest)),
            .. CommentTables.Full(digest),
            .. Touching(digest),
            .. Remarks(digest),
        ],
        Foot = new OfficialFoot(DigestTexts.Recipients(digest), DigestTexts.Signer),
    };

    private static IEnumerable<Block> Touching(Digest digest) => digest.Touching.Count == 0
        ? []
        : [new Heading(1, DigestTexts.HeadingTouching), CommentTables.Touching(digest)];

    private static Paper Letter(Digest digest) => new()
    {
        Head = Head(digest, "UBND-VP", DigestTexts.Subject(digest)),
        Subject = DigestTexts.Subject(digest),
        SentTo = digest.Body!.Name,
        Body = [.. DigestTexts.Letter(digest).Select(line => new Paragraph(line)), .. digest.Commune.Fictional ? [new Paragraph(DigestTexts.FictionalPlace(digest), ParagraphLook.Remark)] : Array.Empty<Block>()],
        Foot = new OfficialFoot(DigestTexts.Recipients(digest), DigestTexts.Signer),
        Annex = AnnexOf(digest, "", [.. Items(DigestTexts.AnnexLine(digest), DigestTexts.NewsLine(digest)), .. CommentTables.ForBody(digest), .. Remarks(digest)]),
    };

    private static IEnumerable<Block> PublicBody(Digest digest) =>
    [
        .. Opening(digest),
        .. Items(
            digest.Counts.DaysHeld > 0 ? DigestTexts.AttendanceLine(digest.Counts) : null,
            DigestTexts.TotalLine(digest),
            DigestTexts.NotListedLine(digest.Counts),
            digest.Counts.Rated > 0 ? DigestTexts.RatingLine(digest.Counts) : null),
        NumberTables.TopicsForPublic(digest),
        NumberTables.States(digest.Counts),
        new Paragraph(DigestTexts.PublicHint),
    ];

    private static IEnumerable<Block> PublicList(Digest digest) => CommentTables.Public(digest);

    private static IEnumerable<Block> ReportBody(Digest digest) =>
    [
        .. Opening(digest),
        new Heading(1, DigestTexts.HeadingNumbers),
        .. Items([DigestTexts.AttendanceLine(digest.Counts), .. NumberLines(digest)]),
        NumberTables.Topics(digest),
        new Heading(1, DigestTexts.HeadingResults),
        NumberTables.States(digest.Counts),
        .. Items(DigestTexts.RatingLine(digest.Counts)),
        new Heading(1, DigestTexts.HeadingPromises),
        CommentTables.StillOpen(digest) is { } open ? open : new Paragraph(DigestTexts.NoPromises),
        new Heading(1, DigestTexts.HeadingConclusion),
        .. (digest.Day?.Conclusion ?? DigestTexts.NoConclusion).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Paragraph(line)),
        .. digest.Day is { } day ? Items(DigestTexts.PublishLine(day)) : [],
    ];

    private static IEnumerable<Block> MonthBody(Digest digest) =>
    [
        .. PeriodNumbers(digest),
        new Heading(1, DigestTexts.HeadingField),
        NumberTables.Fields(digest),
    ];

    private static IEnumerable<Block> YearBody(Digest digest) =>
    [
        .. PeriodNumbers(digest),
        new Heading(1, DigestTexts.HeadingMonths),
        NumberTables.Months(digest),
        new Heading(1, DigestTexts.HeadingFields),
        NumberTables.Fields(digest),
        new Paragraph(DigestTexts.YearListHint, ParagraphLook.Remark),
    ];

    private static IEnumerable<Block> PeriodNumbers(Digest digest) =>
    [
        new Heading(1, DigestTexts.HeadingNumbers),
        .. Items([DigestTexts.AttendanceLine(digest.Counts), .. NumberLines(digest), DigestTexts.RatingLine(digest.Counts)]),
        NumberTables.States(digest.Counts),
    ];

    /// <summary>How many there are, which have no line, what to look at, how it was before, what is new.</summary>
    private static string?[] NumberLines(Digest digest) =>
    [
        DigestTexts.TotalLine(digest),
        DigestTexts.NotListedLine(digest.Counts),
        DigestTexts.AttentionLine(digest.Counts),
        DigestTexts.TrendLine(digest),
        DigestTexts.NewsLine(digest),
    ];
}
