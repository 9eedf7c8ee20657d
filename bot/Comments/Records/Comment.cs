using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;

namespace CivicBot.Comments.Records;

/// <summary>
/// A comment (ý kiến, kiến nghị, phản ánh) as it is kept. What it says about itself by machine (topic, place, competence, flags) is a proposal until a person corrected it:
/// see the <c>…By</c> members. Never deleted silently: what a citizen has erased loses its words and stays as a number in the statistics.
/// </summary>
public sealed class Comment
{
    /// <summary>Made of the key of the occasion (a turn, a row of a file), so that it cannot be filed twice.</summary>
    public required Guid Id { get; init; }

    /// <summary>Digits of <see cref="CommentCode"/>; unique.</summary>
    public required string Code { get; init; }

    /// <summary>Id of the commune.</summary>
    public required string Commune { get; init; }

    public required CommentChannel Channel { get; init; }

    /// <summary>Whose; null where it was told on paper, by phone, in the room, or where the citizen's data were erased.</summary>
    public Guid? CitizenId { get; set; }

    /// <summary>The citizen asked to stay unknown to officials, also where a name or phone is known.</summary>
    public bool Anonymous { get; set; }

    /// <summary>As written, NFC; "" once erased.</summary>
    public required string Text { get; set; }

    /// <summary>The same as it may be shown: personal data replaced by what it was.</summary>
    public required string Masked { get; set; }

    /// <summary>Topic ids of design §8, the main one first; at least one.</summary>
    public required List<string> Topics { get; set; }

    /// <summary>Probability that the main topic is right, 0 to 1; 1 where a person set it.</summary>
    public double TopicConfidence { get; set; }

    /// <summary>A person must look.</summary>
    public bool TopicUnsure { get; set; }

    public DecidedBy TopicsBy { get; set; }

    /// <summary>As written, without personal data; null where none was found.</summary>
    public string? Place { get; set; }

    /// <summary>Id of a neighbourhood (khu phố, ấp, thôn) of the commune's file.</summary>
    public string? Neighbourhood { get; set; }

    /// <summary>Degrees north, WGS 84.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east.</summary>
    public double? Longitude { get; set; }

    public DecidedBy PlaceBy { get; set; }

    /// <summary>Id of <c>competence/bodies.tsv</c>.</summary>
    public required string Body { get; set; }

    /// <summary>Wire name of the level: xa, so, tinh, trung-uong, cong-an, doanh-nghiep, toa-an, dan-su.</summary>
    public required string Level { get; set; }

    public DecidedBy CompetenceBy { get; set; }

    public Concerns Flags { get; set; }

    /// <summary>trong-ngay, som, thuong.</summary>
    public required string Urgency { get; set; }

    public required CommentState State { get; set; }

    /// <summary>The dialogue day it belongs to; null: kept for the next one.</summary>
    public string? DayId { get; set; }

    /// <summary>Filed after the cut-off of its day.</summary>
    public bool Late { get; set; }

    /// <summary>Comments about the same matter share it; the id of the first of them. Null: alone.</summary>
    public Guid? GroupId { get; set; }

    public DecidedBy GroupBy { get; set; }

    /// <summary>State Duplicate: the comment that goes on.</summary>
    public Guid? DuplicateOfId { get; set; }

    /// <summary>Another one, closed before, about the same matter at the same place (tái diễn).</summary>
    public Guid? RecurrenceOfId { get; set; }

    /// <summary>How many others said "me too" to this one.</summary>
    public int Supporters { get; set; }

    /// <summary>Title or account of the officer who has it.</summary>
    public string? Officer { get; set; }

    /// <summary>State Forwarded: where to, as citizens read it.</summary>
    public string? ForwardedTo { get; set; }

    /// <summary>Id of the body to which it was forwarded, where that is a known one (<c>competence/bodies.tsv</c>, or a department of the commune's file); stays after closing.</summary>
    public string? ForwardedBody { get; set; }

    /// <summary>When that body answered the commune; null: not yet, or the matter was taken back.</summary>
    public DateTimeOffset? BodyAnsweredAt { get; set; }

    /// <summary>Day by which the commune wants it answered; by topic, in working days.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>State Promised: the day promised. State Forwarded: when an answer is expected.</summary>
    public DateOnly? PromisedFor { get; set; }

    /// <summary>State Refused.</summary>
    public RefusalReason? Refusal { get; set; }

    /// <summary>An official closed it, and no second person has looked yet.</summary>
    public bool AwaitsCheck { get; set; }

    /// <summary>Resolution or decision that the comment was used in ("nghị quyết 12/NQ-HĐND").</summary>
    public string? UsedIn { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Vietnam's date of <see cref="ClosedAt"/>, beside it because databases compare it with <see cref="DueOn"/>.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Working days from the day of receipt to the closing, 0 on the same day; counted when it was closed, with the holidays known then.</summary>
    public int? ClosedAfter { get; set; }

    /// <summary>What the citizen last gave, 1 to 5; null: not rated.</summary>
    public int? Stars { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who typed it in for the citizen; null: the citizen.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>Row of a programme's paper list or file, for example "tháng 4, số 7"; null elsewhere.</summary>
    public string? Source { get; init; }

    /// <summary>Set when the citizen's data were erased.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>What a search looks in. Stored, so that a database can look; made of the other members, so that it never says more than they do.</summary>
    public string Search
    {
        get => SearchWords.Of(Masked, Place);
        private set => _ = value;
    }

    /// <summary>The day whose end stops the clock that runs now; null: none runs. Stored like <see cref="Search"/>; <see cref="DueDates"/> has the rule.</summary>
    public DateOnly? RunsUntil
    {
        get => DueDates.Running(this);
        private set => _ = value;
    }

    /// <summary>Counts up with every save; two officials who edit one comment notice each other by it.</summary>
    public int Version { get; set; }

    public bool Has(Concerns flag) => (Flags & flag) == flag;
}

/// <summary>Where a comment came in. Stored by number: never renumber.</summary>
public enum CommentChannel
{
    Zalo = 0,
    WebChat = 1,
    Phone = 2,
    Paper = 3,

    /// <summary>Spoken in the meeting and typed by a clerk.</summary>
    Room = 4,
    Import = 5,

    /// <summary>Open311 and other programs.</summary>
    Api = 6,
}

/// <summary>Stored by number: never renumber.</summary>
public enum DecidedBy
{
    Machine = 0,
    Citizen = 1,
    Official = 2,
}

/// <summary>What must be seen to before a comment is shown. Stored by number: never renumber.</summary>
[Flags]
public enum Concerns
{
    None = 0,
    PersonalData = 1,

    /// <summary>Tố cáo: legal door, only counted in digests.</summary>
    Denunciation = 2,
    Emergency = 4,
    Abuse = 8,
}
