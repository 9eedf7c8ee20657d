namespace CivicBot.Storage.Records;

/// <summary>One official action (nhật ký thao tác). Says what was done to what, never what it contained: no personal data.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account or title; "CivicBot" for jobs.</summary>
    public required string Who { get; init; }

    /// <summary>Commune concerned; null: the installation.</summary>
    public string? Commune { get; init; }

    /// <summary>For example <c>comment.answer</c>, <c>day.publish</c>, <c>citizen.erase</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Code of the comment, id of the day …</summary>
    public required string Subject { get; init; }

    /// <summary>Fields that changed, states, counts.</summary>
    public string? Detail { get; init; }
}
