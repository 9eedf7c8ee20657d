using System.Text.Json.Serialization;
using CivicBot.Comments.Life;

namespace CivicBot.Digests;

/// <summary>
/// A digest (bản tổng hợp) as data, before it becomes a document: what is in it is decided here and only here. Each comment that belongs to it is listed once or stands among those that are only
/// counted (<see cref="DigestCounts"/>); every number is that of the records.
/// </summary>
public sealed record Digest
{
    public required DigestKind Kind { get; init; }

    public required DigestPlace Commune { get; init; }

    /// <summary>Null: a period.</summary>
    public DigestDay? Day { get; init; }

    /// <summary>First and last day; null: a dialogue day.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Vietnamese local time.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    public string? Officer { get; init; }

    public DigestBody? Body { get; init; }

    public required DigestCounts Counts { get; init; }

    /// <summary>The same of the day, month or year before; null where there was none.</summary>
    public DigestBefore? Before { get; init; }

    /// <summary>What changed since the last digest of this kind went out; null: this is the first.</summary>
    public DigestNews? News { get; init; }

    /// <summary>Comments by topic in the order of the scheme; for kinds Month and Year in that of the board's fields.</summary>
    public required IReadOnlyList<DigestSection> Sections { get; init; }

    /// <summary>Kinds Month and Year: the topics folded into the board's fields.</summary>
    public IReadOnlyList<DigestField> Fields { get; init; } = [];

    /// <summary>Kind Year: one a month.</summary>
    public IReadOnlyList<DigestMonth> Months { get; init; } = [];

    /// <summary>Kind Officer: comments that another officer answers and that touch this one's topics; not counted here.</summary>
    public IReadOnlyList<DigestComment> Touching { get; init; } = [];

    /// <summary>Every comment that is listed, in the order of the document.</summary>
    [JsonIgnore]
    public IEnumerable<DigestComment> Listed => Sections.SelectMany(section => section.Groups).SelectMany(group => group.Comments);
}

/// <param name="Id">Of the commune's file.</param>
/// <param name="Name">"Phường An Mẫu".</param>
/// <param name="ShortName">"An Mẫu".</param>
/// <param name="Kind">xã, phường, đặc khu.</param>
/// <param name="Fictional">An invented place for trying out.</param>
public sealed record DigestPlace(string Id, string Name, string ShortName, string Kind, string Province, bool Fictional)
{
    /// <summary>Names of its parts.</summary>
    public IReadOnlyList<string> Neighbourhoods { get; init; } = [];
}

/// <summary>The dialogue day.</summary>
public sealed record DigestDay
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required DateOnly Date { get; init; }

    public TimeOnly? From { get; init; }

    public TimeOnly? To { get; init; }

    public required string Place { get; init; }

    /// <summary>Names; empty: the whole commune.</summary>
    public required IReadOnlyList<string> Neighbourhoods { get; init; }

    /// <summary>Names; empty: anything.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    public required IReadOnlyList<string> Hosts { get; init; }

    public required IReadOnlyList<string> Guests { get; init; }

    public required bool Held { get; init; }

    /// <summary>What the chair concluded, masked.</summary>
    public string? Conclusion { get; init; }

    /// <summary>Last day on which the result must be public.</summary>
    public required DateOnly PublishBy { get; init; }
}

/// <param name="Level">Wire name.</param>
public sealed record DigestBody(string Id, string Name, string Level, string Reason);

/// <param name="Label">"Ngày đối thoại 10/10/2026", "tháng 10/2026".</param>
/// <param name="ByTopic">Comments by main topic.</param>
public sealed record DigestBefore(string Label, int Total, IReadOnlyDictionary<string, int> ByTopic);

/// <param name="LastAt">When the last digest of this kind went out; Vietnamese local time.</param>
/// <param name="New">Listed now, not listed then: codes.</param>
/// <param name="Changed">Listed both times and changed since: codes.</param>
public sealed record DigestNews(DateTimeOffset LastAt, IReadOnlyList<string> New, IReadOnlyList<string> Changed);

/// <summary>All comments with one main topic.</summary>
public sealed record DigestSection(string Topic, string Name, IReadOnlyList<DigestGroup> Groups)
{
    [JsonIgnore]
    public int Comments => Groups.Sum(group => group.Comments.Count);
}

/// <summary>Comments about the same matter (một việc); most are alone.</summary>
/// <param name="Number">1, 2, 3 … through the whole digest.</param>
/// <param name="Comments">The representative first, then by the time they came in; at least one.</param>
public sealed record DigestGroup(int Number, IReadOnlyList<DigestComment> Comments)
{
    /// <summary>How many said "me too" without writing.</summary>
    public int Supporters => Comments.Sum(comment => comment.Supporters);

    [JsonIgnore]
    public DigestComment Representative => Comments[0];

    /// <summary>Kind Officer: procedures that may be meant.</summary>
    public IReadOnlyList<RelatedProcedure> Procedures { get; init; } = [];

    /// <summary>Kind Officer: how the like was answered before, closest first.</summary>
    public IReadOnlyList<PastAnswer> PastAnswers { get; init; } = [];
}

public sealed record RelatedProcedure(string Slug, string Name);

/// <param name="Code">Digits.</param>
/// <param name="Question">What it was about, masked.</param>
/// <param name="Answer">What was answered, masked.</param>
public sealed record PastAnswer(string Code, string Question, string Answer, CommentState State, DateOnly On);

/// <param name="Id">Of the grouping.</param>
/// <param name="Topics">Ids.</param>
public sealed record DigestField(string Id, string Name, IReadOnlyList<string> Topics);
