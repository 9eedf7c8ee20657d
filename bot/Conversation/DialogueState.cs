using CivicBot.Conversation.Answers;

namespace CivicBot.Conversation;

/// <summary>
/// What is remembered between two messages of a citizen. Kept as JSON in the Bot Framework's conversation state; members that a version does
/// not know are ignored, members that are missing have the values of a first contact.
/// </summary>
public sealed record DialogueState
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>First contact was made: who runs this, what is kept, was said.</summary>
    public bool Introduced { get; init; }

    /// <summary>The procedure last answered.</summary>
    public string? ProcedureSlug { get; init; }

    /// <summary>The part of it last answered; null where another version wrote one that we do not know.</summary>
    public string? Part { get; init; }

    /// <summary>The last question or comment in the citizen's own words, so that it can be handed over without typing it again.</summary>
    public string? Asked { get; init; }

    /// <summary>The next message is the text of a note of this kind.</summary>
    public NoteKind? Awaiting { get; init; }

    /// <summary>The note left last; a phone number or photo that follows is added to it.</summary>
    public string? NoteCode { get; init; }

    /// <summary>The comment that is being written.</summary>
    public CommentDraft? Draft { get; init; }

    /// <summary>What the next words belong to.</summary>
    public AboutComment? About { get; init; }

    /// <summary>Digits of the comment filed or added to last; what follows within minutes is added to it.</summary>
    public string? FiledCode { get; init; }

    /// <summary>The choices shown last, in their order. An array: storages that keep type names can make one again.</summary>
    public OfferedChoice[] Choices { get; init; } = [];

    /// <summary>Photos and files sent before it was said what they are about.</summary>
    public SentThing[] Things { get; init; } = [];

    /// <summary>Advertisements in a row; only the first is answered.</summary>
    public int SpamInARow { get; init; }

    public DateTimeOffset? LastTurnAt { get; init; }

    /// <summary>The part as a value.</summary>
    internal AnswerPart? KnownPart => Enum.TryParse<AnswerPart>(Part, out var part) && Enum.IsDefined(part) ? part : null;

    /// <summary>Procedures among the choices other than the one talked about, in the order shown.</summary>
    internal IReadOnlyList<string> OfferedSlugs =>
    [
        .. Choices.Select(choice => Command.Decode(choice.Action))
            .Where(command => command is { Kind: CommandKind.Open } && !string.Equals(command.Slug, ProcedureSlug, StringComparison.Ordinal))
            .Select(command => command!.Slug!),
    ];

    /// <summary>Without what another version of the program wrote and this one cannot act on.</summary>
    internal DialogueState Understandable() => this with
    {
        // Before there were records of comments, a comment was awaited as a note.
        Awaiting = Awaiting is { } kind && Enum.IsDefined(kind) && kind != NoteKind.Comment ? kind : null,
        About = About is { Kind: var about } && Enum.IsDefined(about) ? About : null,
        Draft = Draft?.Understandable() ?? (Awaiting == NoteKind.Comment ? new CommentDraft { ChangedAt = LastTurnAt ?? DateTimeOffset.MinValue } : null),
        Things = [.. (Things ?? []).Where(thing => Enum.IsDefined(thing.Kind))],
        Choices = Choices ?? [],
    };

    /// <summary>Nothing open any more; what was introduced stays introduced, and a comment that is being written is kept.</summary>
    internal DialogueState Rest() =>
        this with { ProcedureSlug = null, Part = null, Asked = null, Awaiting = null, About = null, NoteCode = null, FiledCode = null, Choices = [], Things = [] };
}

/// <param name="Label">As shown.</param>
/// <param name="Action"><see cref="Command.Encode"/>.</param>
public sealed record OfferedChoice(string Label, string Action);
