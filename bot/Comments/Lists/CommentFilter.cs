using CivicBot.Comments.Life;
using CivicBot.Comments.Records;

namespace CivicBot.Comments.Lists;

/// <summary>Which comments a list or report is about. Everything that is set must hold.</summary>
public sealed record CommentFilter
{
    public static CommentFilter All { get; } = new();

    /// <summary>Ids; empty: all. An official's list names those that the official may see.</summary>
    public IReadOnlyList<string> Communes { get; init; } = [];

    public string? DayId { get; init; }

    /// <summary>True: those of no day yet.</summary>
    public bool WithoutDay { get; init; }

    /// <summary>Topic id; main or further topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Topic ids as the main one: an officer's field.</summary>
    public IReadOnlyList<string> MainTopics { get; init; } = [];

    /// <summary>Neighbourhood id.</summary>
    public string? Neighbourhood { get; init; }

    public IReadOnlyList<CommentState> States { get; init; } = [];

    /// <summary>True: open ones; false: closed ones.</summary>
    public bool? Open { get; init; }

    public string? Officer { get; init; }

    /// <summary>Ids of bodies to which it was forwarded; empty: does not matter.</summary>
    public IReadOnlyList<string> ForwardedBodies { get; init; } = [];

    /// <summary>The body to which it was forwarded has answered, and the citizen has not been told.</summary>
    public bool BodyAnswered { get; init; }

    /// <summary>Wire names of levels: beyond the commune, or its own.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Id of the competent body.</summary>
    public string? Body { get; init; }

    public Guid? Group { get; init; }

    /// <summary>Others are about the same matter.</summary>
    public bool Grouped { get; init; }

    /// <summary>A person must look at the topic.</summary>
    public bool Unsure { get; init; }

    /// <summary>The clock ran out.</summary>
    public bool Overdue { get; init; }

    /// <summary>The clock is amber.</summary>
    public bool DueSoon { get; init; }

    /// <summary>Denunciation, emergency or abuse.</summary>
    public bool Flagged { get; init; }

    /// <summary>Denunciations are only counted in what leaves the office.</summary>
    public bool WithoutDenunciations { get; init; }

    /// <summary>Came back after closing.</summary>
    public bool Recurring { get; init; }

    /// <summary>Closed by an official, and no second person has looked.</summary>
    public bool Unchecked { get; init; }

    public CommentChannel? Channel { get; init; }

    /// <summary>True: those whose neighbourhood is not known.</summary>
    public bool WithoutNeighbourhood { get; init; }

    /// <summary>How far an answer has come; null: all.</summary>
    public AnswerProgress? Progress { get; init; }

    /// <summary>Answered after so many working days or more.</summary>
    public int? AnsweredFrom { get; init; }

    /// <summary>Answered after so many working days or fewer.</summary>
    public int? AnsweredUpTo { get; init; }

    /// <summary>What the citizen last gave, 1 to 5.</summary>
    public int? Stars { get; init; }

    /// <summary>An official corrected this part (sổ chỉnh sửa).</summary>
    public CorrectedPart? Corrected { get; init; }

    /// <summary>An official has worked on it and left the topic as it was read.</summary>
    public bool TopicKept { get; init; }

    /// <summary>Received from this day on, Vietnam's date.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Received up to and with this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A code, or words that must stand in the masked text or the place, diacritics or not.</summary>
    public string? Text { get; init; }
}

/// <summary>Stored nowhere.</summary>
public enum CommentOrder
{
    NewestFirst,

    /// <summary>Ageing list (tồn đọng lâu nhất).</summary>
    OldestFirst,

    /// <summary>The clock that runs out first; those without one last.</summary>
    DueFirst,
}
