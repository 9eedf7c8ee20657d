using CivicBot.Comments.Life;
using CivicBot.Dialogues;

namespace CivicBot.Comments.Intake;

/// <summary>What a turn starts from: the records as they were before this turn, also where it runs again after a crash.</summary>
public sealed record OpenedComments
{
    /// <summary>The citizen's own comments and those joined, newest first.</summary>
    public IReadOnlyList<OwnComment> Own { get; init; } = [];

    /// <summary>The comment that the message names by its code, where it is somebody else's.</summary>
    public PublicComment? Named { get; init; }

    /// <summary>Soonest first.</summary>
    public IReadOnlyList<UpcomingDay> Days { get; init; } = [];

    /// <summary>This turn has written before: what it writes is there already.</summary>
    public bool RunsAgain { get; init; }
}

/// <summary>A comment as its author may see it.</summary>
public sealed record OwnComment
{
    /// <summary>Digits.</summary>
    public required string Code { get; init; }

    /// <summary>The citizen's words; for a comment that was joined, as it may be shown.</summary>
    public required string Text { get; init; }

    public required CommentState State { get; init; }

    /// <summary>True: somebody else's, joined by this citizen.</summary>
    public bool Joined { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it came into its state.</summary>
    public required DateTimeOffset StateSince { get; init; }

    public string? DayId { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>What was said to the citizen with the last step: answer, question, promise, reason.</summary>
    public string? Said { get; init; }

    public string? LegalGround { get; init; }

    /// <summary>To whom it was forwarded; which comment it is a duplicate of; which door a refusal shows.</summary>
    public string? Target { get; init; }

    /// <summary>Day promised or expected.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who took the last step, by title; null: the citizen.</summary>
    public string? By { get; init; }

    /// <summary>The last step was told to this citizen: it is on the screen.</summary>
    public bool Told { get; init; }

    /// <summary>The rating given last; null: none.</summary>
    public int? Stars { get; init; }
}

/// <summary>A comment as everybody who knows its code may see it: no word of the citizen.</summary>
/// <param name="Code">Digits.</param>
/// <param name="Said">What officials said publicly about it.</param>
/// <param name="Date">Day promised or expected.</param>
public sealed record PublicComment(string Code, CommentState State, DateTimeOffset StateSince, string? Said, string? Target, DateOnly? Date);
