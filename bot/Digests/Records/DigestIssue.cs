namespace CivicBot.Digests.Records;

/// <summary>That a digest went out (lịch sử phát hành): what was in it by code, so that the next one can say what is new. The document itself is not kept: it would outlive what a citizen erases.</summary>
public sealed class DigestIssue
{
    public required Guid Id { get; init; }

    public required string Commune { get; init; }

    /// <summary>Wire name of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Key of the scope, for example <c>day:phuong-an-mau-2026-12-12</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Officer or body; "" where everybody gets the same.</summary>
    public required string Addressee { get; init; }

    /// <summary>docx, xlsx, html, json.</summary>
    public required string Format { get; init; }

    /// <summary>Lower-case hex of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Comments listed, by code.</summary>
    public required List<string> Codes { get; init; }

    public required int Total { get; init; }

    /// <summary>Account or title; "CivicBot" for the schedule.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
