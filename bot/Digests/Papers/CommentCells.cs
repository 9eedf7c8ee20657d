namespace CivicBot.Digests.Papers;

/// <summary>What stands in the cells beside a matter.</summary>
internal static class CommentCells
{
    private const int ExcerptLength = 90;

    public static PaperCell Number(DigestGroup group) => PaperCell.Of(DigestTexts.Number(group.Number));

    /// <summary>The representative, then each other comment in its own words, procedures, past answers.</summary>
    public static PaperCell FullText(DigestGroup group) => new(
    [
        .. Size(group),
        .. Text(group.Representative),
        .. group.Comments.Count > 1 ? [[new Words(DigestTexts.SameMatter, Italic: true)]] : Array.Empty<IReadOnlyList<Words>>(),
        .. group.Comments.Skip(1).SelectMany(comment => Text(comment, $"{DigestTexts.Code(comment.Code)}: ")),
        .. group.Procedures.Count > 0 ? [[new Words(DigestTexts.ProceduresLabel, Italic: true), new Words(string.Join("; ", group.Procedures.Select(p => p.Name)) + ".")]] : Array.Empty<IReadOnlyList<Words>>(),
        .. group.PastAnswers.Select(answer => (IReadOnlyList<Words>)
        [
            new Words($"{DigestTexts.PastLabel}({DigestTexts.Code(answer.Code)}, {DigestTexts.Date(answer.On)}): ", Italic: true), new Words($"“{OneLine(answer.Question)}” – {OneLine(answer.Answer)}"),
        ]),
    ]);

    /// <summary>Only the representative's words.</summary>
    public static PaperCell ShortText(DigestGroup group) => new([.. Size(group), .. Text(group.Representative)]);

    public static PaperCell TextOf(DigestComment comment) => new([.. Text(comment)]);

    public static PaperCell CodesOf(DigestGroup group) => new([.. group.Comments.SelectMany(Code)]);

    public static PaperCell CodeOf(DigestComment comment) => new([.. Code(comment)]);

    /// <summary>Whose competence, who has it, where it stands; said once where it is the same for all.</summary>
    public static PaperCell Handling(DigestGroup group) => new(
    [
        .. group.Comments.GroupBy(comment => string.Join('\n', HandlingLines(comment)), StringComparer.Ordinal).SelectMany(same => HandlingOf(same.First(), group.Comments.Count == same.Count() ? null : Names(same)).Paragraphs),
    ]);

    public static PaperCell HandlingOf(DigestComment comment) => HandlingOf(comment, names: null);

    /// <summary>State and what the citizen was told; said once where it is the same for all.</summary>
    public static PaperCell ResultsOf(DigestGroup group) => new(
    [
        .. group.Comments.GroupBy(comment => string.Join('\n', ResultLines(comment)), StringComparer.Ordinal).SelectMany(same =>
        {
            var lines = ResultLines(same.First());
            var names = group.Comments.Count == same.Count() ? "" : Names(same) + ": ";
            return lines.Select((line, at) => (IReadOnlyList<Words>)[at == 0 ? new Words(names + line, Bold: true) : new Words(line)]);
        }),
    ]);

    /// <summary>Where it stands; said once where it is the same for all.</summary>
    public static PaperCell StatesOf(DigestGroup group) => new(
    [
        .. group.Comments.GroupBy(DigestTexts.State, StringComparer.Ordinal)
            .Select(same => (IReadOnlyList<Words>)[new Words((group.Comments.Count == same.Count() ? "" : Names(same) + ": ") + same.Key)]),
    ]);

    /// <summary>The beginning, up to a word's end.</summary>
    public static string Excerpt(string text)
    {
        var line = OneLine(text);
        return line.Length <= ExcerptLength ? line : $"{line[..(line.LastIndexOf(' ', ExcerptLength) is > 0 and var end ? end : ExcerptLength)]}…";
    }

    /// <summary>As one paragraph.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static PaperCell HandlingOf(DigestComment comment, string? names) => new(
        [.. HandlingLines(comment).Select((line, at) => (IReadOnlyList<Words>)[new Words(at == 0 && names is not null ? $"{names}: {line}" : line)])]);

    private static string Names(IEnumerable<DigestComment> comments) => string.Join(", ", comments.Select(comment => $"…{comment.Code[^3..]}"));

    private static IReadOnlyList<Words>[] Size(DigestGroup group) => DigestTexts.GroupSize(group) is { Length: > 0 } size ? [[new Words(size + ":", Bold: true)]] : [];

    private static IEnumerable<IReadOnlyList<Words>> Text(DigestComment comment, string before = "")
    {
        var marks = Marks(comment);
        var lines = comment.Withheld is { } because
            ? [DigestTexts.Withheld(because)]
            : comment.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            yield return
            [
                .. i == 0 && marks.Length > 0 ? [new Words($"[{marks}] ", Bold: true)] : Array.Empty<Words>(),
                .. i == 0 && before.Length > 0 ? [new Words(before)] : Array.Empty<Words>(),
                new Words(lines[i], Italic: comment.Withheld is not null),
            ];
        }

        foreach (var addition in comment.Additions)
        {
            yield return [new Words(DigestTexts.Added, Italic: true), new Words(OneLine(addition))];
        }

        foreach (var finding in comment.Findings)
        {
            yield return [new Words(DigestTexts.Found, Italic: true), new Words(OneLine(finding))];
        }
    }

    private static string Marks(DigestComment comment)
    {
        (bool Is, string Mark)[] marks =
        [
            (comment.Emergency, DigestTexts.MarkEmergency),
            (comment.Urgency == "trong-ngay" && !comment.Emergency, DigestTexts.MarkToday),
            (comment.Urgency == "som", DigestTexts.MarkSoon),
            (comment.IsNew, DigestTexts.MarkNew),
            (comment.Overdue, DigestTexts.MarkOverdue),
            (comment.Recurring, DigestTexts.MarkRecurring),
            (comment.TopicUnsure, DigestTexts.MarkUnsure),
            (comment.Late, DigestTexts.MarkLate),
            (comment.Softened && comment.Withheld is null, DigestTexts.MarkSoftened),
        ];
        return string.Join("; ", marks.Where(mark => mark.Is).Select(mark => mark.Mark));
    }

    private static IEnumerable<IReadOnlyList<Words>> Code(DigestComment comment)
    {
        yield return [new Words(DigestTexts.Code(comment.Code), Bold: true)];
        string[] more =
        [
            DigestTexts.ShortDate(DateOnly.FromDateTime(comment.ReceivedAt.DateTime)),
            .. comment.Neighbourhood is { } area ? [area] : Array.Empty<string>(),
            .. comment.Place is { } place && !string.Equals(place, comment.Neighbourhood, StringComparison.OrdinalIgnoreCase) ? [OneLine(place)] : Array.Empty<string>(),
            .. comment.Attachments > 0 ? [DigestTexts.Attachments(comment.Attachments)] : Array.Empty<string>(),
        ];
        yield return [new Words(string.Join(", ", more))];
    }

    private static List<string> HandlingLines(DigestComment comment) =>
    [
        comment.BodyName,
        comment.Officer ?? DigestTexts.NobodyYet,
        DigestTexts.State(comment) + (comment.DueOn is { } due && Comments.Life.CommentStates.IsOpen(comment.State) ? $". {DigestTexts.Due(due)}" : ""),
    ];

    private static List<string> ResultLines(DigestComment comment)
    {
        var result = comment.Result;
        return
        [
            DigestTexts.State(comment),
            .. result?.Text is { } text ? text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [],
            .. result?.Checked is { } check ? [$"{DigestTexts.CheckedLabel}{OneLine(check)}"] : Array.Empty<string>(),
            .. result?.LegalGround is { } ground ? [$"{DigestTexts.GroundLabel}{OneLine(ground)}"] : Array.Empty<string>(),
        ];
    }
}
