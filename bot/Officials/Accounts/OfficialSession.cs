namespace CivicBot.Officials.Accounts;

/// <summary>One sign-in of an official on one machine (phiên đăng nhập), until it is ended or falls silent.</summary>
public sealed class OfficialSession
{
    /// <summary>Stands in the session's cookie, sealed.</summary>
    public required Guid Id { get; init; }

    public required Guid OfficialId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Of the last page, to within some minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Kind of browser and machine as people call them, for example "Chrome, Windows".</summary>
    public required string Device { get; init; }
}
