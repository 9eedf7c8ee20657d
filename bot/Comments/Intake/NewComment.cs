using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Comments;

namespace CivicBot.Comments.Intake;

/// <summary>A comment about to be filed, by whichever road it comes.</summary>
public sealed record NewComment
{
    /// <summary>Stable key of the occasion (turn and position, form, row of a file): filing it again gives the comment filed before.</summary>
    public required string Occasion { get; init; }

    public required string Commune { get; init; }

    public required CommentChannel Channel { get; init; }

    public Guid? CitizenId { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>As written; not empty.</summary>
    public required string Text { get; init; }

    /// <summary>What the machine read from it.</summary>
    public required CommentReading Reading { get; init; }

    /// <summary>Set where the citizen or a clerk said otherwise than the machine.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    public string? Place { get; init; }

    public string? Neighbourhood { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>The day it is for; null: kept for the next one.</summary>
    public string? DayId { get; init; }

    public bool Late { get; init; }

    public Guid? GroupId { get; init; }

    public required Actor By { get; init; }

    /// <summary>True: read back and confirmed.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>When it was said; UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public string? Source { get; init; }

    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];
}

/// <param name="Address">Where the channel keeps it; null where <paramref name="Stored"/> is given.</param>
/// <param name="Stored">An attachment that is kept already (uploaded by an official), by its id.</param>
public sealed record NewAttachment(AttachmentKind Kind, string? Name, string? Address, Guid? Stored = null);

/// <summary>A comment that is in the records now.</summary>
/// <param name="AlreadyThere">The same occasion had filed it before.</param>
public sealed record FiledComment(Guid Id, string Code, string Masked, IReadOnlyList<string> Topics, string? Place, string? DayId, bool Late, Guid? RecurrenceOf, bool AlreadyThere);
