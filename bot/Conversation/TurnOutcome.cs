using CivicBot.Comments.Intake;
using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation;

/// <summary>What a turn comes to: what is said, what is remembered, what is written down.</summary>
/// <param name="Answered">The procedure answered, if one was.</param>
/// <param name="Understood">What the words were taken to mean, if that was asked for.</param>
public sealed record TurnOutcome(
    TurnStatus Status,
    IReadOnlyList<Reply> Replies,
    DialogueState State,
    IReadOnlyList<ConversationEffect> Effects,
    AnsweredProcedure? Answered = null,
    UnderstoodMessage? Understood = null)
{
    /// <summary>What is asked of the records before the turn commits; replies, state and effects then come from <see cref="Then"/>.</summary>
    public IReadOnlyList<CitizenRequest> Requests { get; init; } = [];

    /// <summary>Ends the turn by what became of the <see cref="Requests"/>, in their order; null without requests.</summary>
    public Func<IReadOnlyList<CitizenRequestResult>, TurnOutcome>? Then { get; init; }

    internal TurnOutcome With(Func<DialogueState, DialogueState> change) => this with { State = change(State) };

    internal TurnOutcome Effect(ConversationEffect effect) => this with { Effects = [.. Effects, effect] };
}

public sealed record AnsweredProcedure(Procedure Procedure, AnswerPart Part);

/// <summary>How a turn ended; for reports on quality, one for each ending.</summary>
public enum TurnStatus
{
    /// <summary>Nothing to answer: reaction, receipt, unfollow, repeated advertisement.</summary>
    Silent,
    Welcomed,
    Emergency,
    DeleteAsked,
    Deleted,
    DeleteDropped,
    Menu,
    Stopped,
    AskedForQuestion,
    DialogueDays,
    NumberNotOffered,
    OfficerShown,
    NoteAsked,
    NoteTaken,
    NoteExtended,
    NoteDropped,
    NoteNeedsWords,
    NoteStatus,
    ContactShown,
    ContactAdded,
    ContactNotNeeded,
    ThingSeen,

    /// <summary>A part of a procedure was answered.</summary>
    Answered,

    /// <summary>The same in full.</summary>
    AnsweredInFull,

    /// <summary>Answered, but the entry does not hold today.</summary>
    AnsweredOutsideValidity,

    /// <summary>Answered with the advice to ask the officer (confidence low).</summary>
    AnsweredUnsurely,

    /// <summary>The procedure asked for was switched off meanwhile.</summary>
    ProcedureGone,
    Clarifying,
    NoneOfTheOffered,
    Greeted,
    Thanked,
    SmallTalk,
    OtherTopic,
    AbuseCalmed,
    SpamRefused,
    StatusExplained,

    /// <summary>What was heard is a comment: read back.</summary>
    CommentOffered,
    NotUnderstood,

    /// <summary>Asked what the comment is about.</summary>
    DraftAsked,

    /// <summary>Read back to be confirmed.</summary>
    DraftShown,

    /// <summary>Asked for a part of it.</summary>
    DraftEdited,

    /// <summary>The legal door was shown.</summary>
    DraftDoor,
    DraftDropped,
    SimilarShown,
    CommentFiled,
    CommentJoined,
    CommentExtended,
    CommentList,
    CommentStatus,
    CommentAsked,
    CommentWithdrawn,
    CommentRated,
    CommentContested,
    CommentRefused,
    QuestionAnswered,

    /// <summary>An official sent a code of the account page.</summary>
    OfficialLinked,
    Exported,
}
