namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>When the citizen last did something that allows the OA to write, and the last message among it. Kept in a turn's <c>TurnState</c>.</summary>
public sealed record LastContact(DateTimeOffset? InteractionAt, string? MessageId, DateTimeOffset? MessageAt)
{
    public static LastContact Unknown { get; } = new(null, null, null);

    /// <summary>The later of two in each respect: events may come an hour late.</summary>
    public LastContact Merge(LastContact other) => new(
        Later(InteractionAt, other.InteractionAt) ? InteractionAt : other.InteractionAt,
        Later(MessageAt, other.MessageAt) ? MessageId : other.MessageId,
        Later(MessageAt, other.MessageAt) ? MessageAt : other.MessageAt);

    private static bool Later(DateTimeOffset? one, DateTimeOffset? other) => other is null || one > other;
}
