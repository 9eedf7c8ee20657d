using System.Security.Cryptography;
using CivicBot.Digests.Making;
using CivicBot.Digests.Reading;
using CivicBot.Digests.Records;
using CivicBot.Storage.Records;

namespace CivicBot.Digests;

/// <summary>Where digests are made and sent out from.</summary>
public sealed class DigestDesk(RecordsDatabase records, DigestReader reader, DigestKnowledge knowledge, TimeProvider time)
{
    /// <returns>Null where the commune or the day does not exist.</returns>
    /// <exception cref="ArgumentException">The kind lacks its officer, body or day.</exception>
    public async Task<Digest?> MakeAsync(DigestRequest request, CancellationToken cancellationToken)
    {
        if (Problem(request) is { } problem)
        {
            throw new ArgumentException(problem, nameof(request));
        }

        var now = time.GetUtcNow();
        return await reader.ReadAsync(request, now, cancellationToken) is { } material ? DigestMaker.Make(request, material, knowledge, now) : null;
    }

    /// <summary>Writes down that a digest went out, so that the next one says what is new.</summary>
    /// <param name="occasion">Stable key of the sending; the same again changes nothing.</param>
    public Task RecordAsync(DigestRequest request, Digest digest, DigestFormat format, byte[] document, string by, string occasion, CancellationToken cancellationToken) =>
        records.WriteAsync((context, token) => RecordAsync(context, request, digest, format, document, by, occasion, token), cancellationToken);

    /// <summary>The same as part of a larger change.</summary>
    /// <returns>False: it was written down before.</returns>
    internal static async Task<bool> RecordAsync(
        RecordsContext context, DigestRequest request, Digest digest, DigestFormat format, byte[] document, string by, string occasion, CancellationToken cancellationToken)
    {
        var id = RecordIds.For("digest", occasion);
        if (await context.DigestIssues.FindAsync([id], cancellationToken) is not null)
        {
            return false;
        }

        context.DigestIssues.Add(new DigestIssue
        {
            Id = id,
            Commune = request.Commune,
            Kind = request.Kind.WireName(),
            Scope = request.Scope.Key,
            Addressee = request.Addressee,
            Format = format.WireName(),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(document)),
            Codes = [.. digest.Listed.Select(comment => comment.Code)],
            Total = digest.Counts.Total,
            By = by,
            At = digest.MadeAt.ToUniversalTime(),
        });
        context.Audit.Add(Line(request, digest, format, by, occasion, $"digest.{request.Kind.WireName()}"));
        return true;
    }

    /// <summary>Writes down that somebody took a digest along to read it. It did not go out: the next one says what is new as if this had not been.</summary>
    public Task NoteReadAsync(DigestRequest request, Digest digest, DigestFormat format, string by, string occasion, CancellationToken cancellationToken) =>
        records.WriteAsync(
            (context, _) => Task.FromResult(context.Audit.Add(Line(request, digest, format, by, occasion, $"digest.{request.Kind.WireName()}.read"))),
            cancellationToken);

    private static AuditEntry Line(DigestRequest request, Digest digest, DigestFormat format, string by, string occasion, string action) => new()
    {
        Id = RecordIds.For("audit", occasion),
        At = digest.MadeAt.ToUniversalTime(),
        Who = by,
        Commune = request.Commune,
        Action = action,
        Subject = request.Scope.Key,
        Detail = $"{format.WireName()}, {digest.Counts.Listed} listed of {digest.Counts.Total}",
    };

    /// <summary>What is wrong with a request, one English sentence; null: nothing.</summary>
    public static string? Problem(DigestRequest request) => (request.Kind, request.Scope) switch
    {
        (DigestKind.Officer, _) when string.IsNullOrWhiteSpace(request.Officer) => "A digest for an officer needs the officer's title.",
        (DigestKind.Department, _) when string.IsNullOrWhiteSpace(request.Body) => "A digest for a department needs the id of the body.",
        (DigestKind.Sheet or DigestKind.Report, not DigestScope.Day) => "This kind of digest is about one dialogue day.",
        (DigestKind.Month, not DigestScope.Period { IsYear: false }) => "The board's digest is about one month.",
        (DigestKind.Year, not DigestScope.Period { IsYear: true }) => "The table of a year is about one year.",
        _ => null,
    };
}
