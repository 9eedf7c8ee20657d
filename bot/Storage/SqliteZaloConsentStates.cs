using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Storage;

/// <summary>Consents under way in the embedded database; the PKCE verifier encrypted, the session only as a fingerprint.</summary>
public sealed class SqliteZaloConsentStates : IZaloConsentStates
{
    private readonly SqliteWriter writer;
    private readonly ZaloSecrets secrets;

    public SqliteZaloConsentStates(SqliteDatabase database, SqliteWriter writer, ZaloSecrets secrets)
    {
        ZaloSchema.Migrate(database);
        this.writer = writer;
        this.secrets = secrets;
    }

    /// <inheritdoc/>
    public Task SaveAsync(ZaloPendingConsent pending, CancellationToken cancellationToken)
    {
        var verifier = secrets.SealVerifier(pending.CodeVerifier);
        var started = pending.StartedAt.ToUnixTimeMilliseconds();
        return writer.WriteAsync(
            session =>
            {
                session.Prepare("DELETE FROM zalo_consent WHERE expires_at < ?").Bind(started).Execute();
                session.Prepare("INSERT INTO zalo_consent(state, session, verifier, expected_oa_id, started_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
                    .Bind(pending.State).Bind(ZaloFingerprint.Of(pending.SessionId)).Bind(verifier).Bind(pending.ExpectedOaId)
                    .Bind(started).Bind(pending.ExpiresAt.ToUnixTimeMilliseconds())
                    .Execute();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ZaloPendingConsent?> TakeAsync(string? state, string sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await writer.WriteAsync(session => Take(session, state, ZaloFingerprint.Of(sessionId), now.ToUnixTimeMilliseconds()), cancellationToken);
        return row is not null && secrets.TryOpenVerifier(row.Verifier) is { } verifier
            ? new ZaloPendingConsent(
                row.State,
                sessionId,
                verifier,
                row.ExpectedOaId,
                DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt),
                DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt))
            : null;
    }

    private static Row? Take(SqliteSession session, string? state, string sessionFingerprint, long now)
    {
        // Nobody can guess a state, so it needs no session: the link may have been opened under another host name than the callback's.
        var rows = session.Prepare(
            """
            SELECT state, verifier, expected_oa_id, started_at, expires_at FROM zalo_consent
            WHERE expires_at > ?1 AND CASE WHEN ?2 IS NULL THEN session = ?3 ELSE state = ?2 END
            ORDER BY started_at DESC LIMIT 1
            """).Bind(now).Bind(string.IsNullOrEmpty(state) ? null : state).Bind(sessionFingerprint);
        if (!rows.Step())
        {
            return null;
        }

        var row = new Row(rows.Text(0), rows.Text(1), rows.TextOrNull(2), rows.Integer(3), rows.Integer(4));
        rows.Step();
        session.Prepare("DELETE FROM zalo_consent WHERE state = ?").Bind(row.State).Execute();
        return row;
    }

    private sealed record Row(string State, string Verifier, string? ExpectedOaId, long StartedAt, long ExpiresAt);
}
