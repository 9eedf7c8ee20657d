namespace CivicBot.Conversation;

/// <summary>What a turn asks to be written down beside the state; carried out together with the turn, exactly once.</summary>
public abstract record ConversationEffect
{
    private ConversationEffect()
    {
    }

    /// <summary>First contact: the citizen was told who runs this and what is kept.</summary>
    public sealed record FirstContact : ConversationEffect;

    /// <summary>A note for the officer.</summary>
    public sealed record LeaveNote(string Code, NoteKind Kind, string Text, IReadOnlyList<SentThing> Things, string? ProcedureSlug) : ConversationEffect;

    /// <summary>Something that belongs to a note left before: a phone number, a further message, a photo.</summary>
    public sealed record AddToNote(string Code, string Text, IReadOnlyList<SentThing> Things) : ConversationEffect;

    /// <summary>A question without an answer, for the people who write the knowledge; kept without any trace of who asked.</summary>
    /// <param name="Text">As it was asked; masked before it is written (<see cref="Records.QuestionMask"/>).</param>
    public sealed record RecordUnanswered(string Text, string? NearestSlug, double Confidence, string Reason) : ConversationEffect;

    /// <summary>Everything of this citizen goes: state, notes.</summary>
    public sealed record DeleteMyData : ConversationEffect;
}

/// <summary>Why a note was left. The numbers are stored in conversation states: never renumber.</summary>
public enum NoteKind
{
    /// <summary>The citizen wants an officer (gặp cán bộ).</summary>
    Officer = 0,

    /// <summary>A comment (ý kiến, phản ánh, kiến nghị); since there are records of comments, none is left as a note.</summary>
    Comment = 1,
}
