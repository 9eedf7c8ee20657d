using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>What one procedure file says, before files are combined. A local file says only what differs; the rest is null.</summary>
internal sealed record ProcedureDraft
{
    /// <summary>Path relative to the knowledge directory.</summary>
    public required string Path { get; init; }

    public required string Slug { get; init; }

    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? Field { get; init; }

    public string? Authority { get; init; }

    public string? Level { get; init; }

    public string? Online { get; init; }

    public string? Fee { get; init; }

    public string? Duration { get; init; }

    public string? Emergency { get; init; }

    public string? EmergencyNote { get; init; }

    public DateOnly? Reviewed { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public string? ValidityNote { get; init; }

    public EntryConfidence? Confidence { get; init; }

    public bool? Enabled { get; init; }

    public DraftList Aliases { get; init; } = DraftList.None;

    public DraftList Questions { get; init; } = DraftList.None;

    public DraftList Legal { get; init; } = DraftList.None;

    public DraftList Sources { get; init; } = DraftList.None;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DraftSection> Sections { get; init; } = [];

    /// <summary>Line of the front-matter keys that later rules point at.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public int LineOf(string key) => Lines.GetValueOrDefault(key, 1);
}

/// <summary>A list of the front matter.</summary>
/// <param name="Replace">Takes the place of the national list; null: that one stays.</param>
/// <param name="Add">Comes behind it (key with a plus, for example <c>aliases+</c>).</param>
internal sealed record DraftList(IReadOnlyList<LinedText>? Replace, IReadOnlyList<LinedText> Add)
{
    public static DraftList None { get; } = new(null, []);

    public bool IsEmpty => Replace is null && Add.Count == 0;

    public IReadOnlyList<LinedText> Items => [.. Replace ?? [], .. Add];

    /// <summary>The list that results where <paramref name="inherited"/> was there before.</summary>
    public IReadOnlyList<string> Over(IReadOnlyList<string> inherited) =>
        [.. (Replace?.Select(i => i.Text) ?? inherited).Concat(Add.Select(i => i.Text)).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>A section of a file.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">Markdown below the heading, trimmed.</param>
/// <param name="Append">Added to the section of the wider locality instead of replacing it.</param>
/// <param name="Line">Line of the heading.</param>
/// <param name="TextLine">Line on which <paramref name="Text"/> starts.</param>
internal sealed record DraftSection(SectionKind Kind, string Text, bool Append, int Line, int TextLine);
