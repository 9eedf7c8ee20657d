using CivicBot.Communes;
using CivicBot.Conversation.Reading;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation;

/// <summary>Everything that a turn is decided on. What is costly is worked out once, when a handler first asks for it.</summary>
public sealed class Turn
{
    private readonly Lazy<UnderstoodMessage> understood;

    public Turn(TurnInput input)
    {
        Input = input;
        var before = WithoutOldDraft(input.State.Understandable(), input);
        var silence = before.LastTurnAt is { } last ? input.Now - last : TimeSpan.Zero;
        State = (silence > TimeSpan.FromHours(input.Options.ForgetAfterHours) ? before.Rest() : before) with { LastTurnAt = input.Now };
        Request = Request.Read(input.Message, State);
        understood = new Lazy<UnderstoodMessage>(() => input.Understanding.Understand(Said, Context));
    }

    public TurnInput Input { get; }

    /// <summary>State before the turn, already freed of what is too old.</summary>
    public DialogueState State { get; }

    public Commune Commune => Input.Commune;

    public DateTimeOffset Now => Input.Now;

    public DateOnly Today => DateOnly.FromDateTime(Input.Now.DateTime);

    public ConversationOptions Options => Input.Options;

    internal Request Request { get; }

    /// <summary>The words to be understood; empty where there are none.</summary>
    internal string Said => Request is Request.Said said ? said.Text : "";

    /// <summary>The full words of the message, also where they were read as a choice.</summary>
    internal string Typed => Input.Message is IncomingMessage.Sent sent ? sent.Text : "";

    internal IReadOnlyList<SentThing> Things => Input.Message is IncomingMessage.Sent sent ? sent.Things : [];

    /// <summary>What the words mean; only for a message with words.</summary>
    internal UnderstoodMessage Understood => understood.Value;

    /// <summary>The same, without working it out for nobody.</summary>
    internal UnderstoodMessage? UnderstoodSoFar => understood.IsValueCreated ? understood.Value : null;

    internal bool HasWords => Request is Request.Said;

    internal Intent? Intent => HasWords ? Understood.Intent : null;

    /// <summary>The chosen command, if the message is one.</summary>
    internal Command? Chosen => Request is Request.Chosen chosen ? chosen.Command : null;

    private DialogueContext Context => new(
        State.ProcedureSlug,
        State.KnownPart is { } part ? Answers.AnswerParts.FacetOf(part) : null,
        State.OfferedSlugs);

    internal CommentDraft? Draft => State.Draft;

    internal CommentsInput Comments => Input.Comments;

    /// <summary>What a comment says, by the commune's own neighbourhoods.</summary>
    /// <exception cref="CivicBot.Comments.Intake.CommentsNotReadyException">The program cannot read comments yet.</exception>
    internal CommentReading ReadComment(string text) => Comments.Reader.Read(text, Commune);

    /// <summary>The same for a comment that is read back or filed: here a second opinion counts, where there is one.</summary>
    /// <exception cref="CivicBot.Comments.Intake.CommentsNotReadyException">The program cannot read comments yet.</exception>
    internal CommentReading ReadDraft(string text) => Comments.Advice.Of(ReadComment(text));

    /// <summary>The procedure as it applies in the citizen's commune; null where it was switched off or renamed.</summary>
    internal Procedure? Find(string? slug) => slug is null ? null : Input.Procedures.Find(slug, Commune.Locality);

    internal OpeningState OpeningOf(Office office) => Input.Opening(office);

    internal TurnOutcome End(TurnStatus status, params Reply[] replies) => new(status, replies, State, []);

    /// <summary>Ends the turn by what becomes of one request.</summary>
    internal TurnOutcome Ask(TurnStatus status, CivicBot.Comments.Intake.CitizenRequest request, Func<CivicBot.Comments.Intake.CitizenRequestResult, TurnOutcome> then) =>
        End(status) with { Requests = [request], Then = results => then(results[0]) };

    private static DialogueState WithoutOldDraft(DialogueState state, TurnInput input) =>
        state.Draft is { } draft && input.Now - draft.ChangedAt > TimeSpan.FromDays(input.Comments.DraftDays) ? state with { Draft = null } : state;
}

/// <summary>The inputs of a turn.</summary>
/// <param name="Key">Stable key of the turn, the same when it is run again; codes of notes are made of it.</param>
/// <param name="Now">Vietnamese time (offset +07:00).</param>
/// <param name="Opening">Whether an office of the commune is open at <paramref name="Now"/>.</param>
/// <param name="OwnNotes">Notes of this citizen that the message may ask about; loaded only where it names a code.</param>
/// <param name="ReviewAfterDays">An entry that nobody reviewed for longer is answered with that warning.</param>
/// <param name="Comments">What the turn may need of the records of comments, opened before.</param>
public sealed record TurnInput(
    string Key,
    DialogueState State,
    IncomingMessage Message,
    Commune Commune,
    DateTimeOffset Now,
    IMessageUnderstanding Understanding,
    ProcedureSnapshot Procedures,
    Func<Office, OpeningState> Opening,
    IReadOnlyList<OwnNote> OwnNotes,
    ConversationOptions Options,
    int ReviewAfterDays,
    CommentsInput Comments);
