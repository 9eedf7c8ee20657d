namespace CivicBot.Conversation;

/// <summary>
/// A comment (ý kiến) that is being written: gathered over several messages, read back, corrected, and sent only when the citizen says so. Kept in the conversation's state, also over
/// days. Arrays, because storages that keep type names can make them again.
/// </summary>
public sealed record CommentDraft
{
    public DraftStep Step { get; init; }

    /// <summary>What was written, one message each.</summary>
    public string[] Texts { get; init; } = [];

    /// <summary>Photos, files, voice messages, places.</summary>
    public SentThing[] Things { get; init; } = [];

    /// <summary>Where, as the citizen corrected it; null: as the words say.</summary>
    public string? Place { get; init; }

    /// <summary>Id of the neighbourhood that <see cref="Place"/> names.</summary>
    public string? Neighbourhood { get; init; }

    /// <summary>The dialogue day chosen; <see cref="NoDay"/>: a later one; null: the next that fits.</summary>
    public string? DayId { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>Only if offered.</summary>
    public string? Name { get; init; }

    /// <summary>Only if offered.</summary>
    public string? Phone { get; init; }

    /// <summary>The legal door for complaints and denunciations was shown, and the citizen wants it kept all the same.</summary>
    public bool DoorSeen { get; init; }

    /// <summary>Several matters are to stay one comment.</summary>
    public bool KeptTogether { get; init; }

    /// <summary>Somebody else's comment about the same was shown and not joined.</summary>
    public bool SimilarSeen { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>For <see cref="DayId"/>: not for the next day.</summary>
    internal const string NoDay = "-";

    /// <summary>Everything that was written.</summary>
    internal string Text => string.Join('\n', Texts);

    internal bool HasWords => Texts.Length > 0;

    /// <summary>Without what another version of the program wrote and this one cannot act on.</summary>
    internal CommentDraft Understandable() => this with
    {
        Step = Enum.IsDefined(Step) ? Step : DraftStep.Review,
        Texts = Texts ?? [],
        Things = [.. (Things ?? []).Where(thing => Enum.IsDefined(thing.Kind))],
    };
}

/// <summary>What the citizen was asked last about the draft. The numbers are stored in conversation states: never renumber.</summary>
public enum DraftStep
{
    /// <summary>What it is about.</summary>
    Words = 0,

    /// <summary>Read back: whether it is right.</summary>
    Review = 1,

    /// <summary>The words anew.</summary>
    Rewrite = 2,

    /// <summary>Where it is.</summary>
    Place = 3,

    /// <summary>What to add.</summary>
    More = 4,

    /// <summary>Whether it is to be kept although it belongs to the legal door.</summary>
    Door = 5,

    /// <summary>Whether to join somebody else's.</summary>
    Similar = 6,
}

/// <summary>What the next words belong to: something about a comment that is in the records already.</summary>
/// <param name="Stars">For <see cref="AboutKind.RatingWords"/>.</param>
public sealed record AboutComment(AboutKind Kind, string Code, int Stars = 0);

/// <summary>The numbers are stored in conversation states: never renumber.</summary>
public enum AboutKind
{
    /// <summary>What is to be added.</summary>
    Addition = 0,

    /// <summary>Why the result is not accepted.</summary>
    Contest = 1,

    /// <summary>The answer to an officer's question.</summary>
    Answer = 2,

    /// <summary>A word beside the rating.</summary>
    RatingWords = 3,
}
