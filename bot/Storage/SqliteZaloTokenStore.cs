using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Storage;

/// <summary>
/// Tokens of the Official Accounts in the embedded database, encrypted with the key ring of the data directory. Fingerprints and times stand
/// beside them in clear, so that a grant can be compared and replaced without its keys.
/// </summary>
public sealed class SqliteZaloTokenStore : IZaloTokenStore
{
    /// <summary>Lines of the rotation log kept for each OA; two or three are written a day in good times.</summary>
    private const int KeptRotations = 500;

    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;
    private readonly ZaloSecrets secrets;
    private readonly TimeProvider clock;

    public SqliteZaloTokenStore(SqliteDatabase database, SqliteWriter writer, SqliteReaders readers, ZaloSecrets secrets, TimeProvider clock)
    {
        ZaloSchema.Migrate(database);
        this.writer = writer;
        this.readers = readers;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read<IReadOnlyList<string>>(session =>
        {
            var rows = session.Prepare("SELECT oa_id FROM zalo_grant ORDER BY oa_id");
            var ids = new List<string>();
            while (rows.Step())
            {
                ids.Add(rows.Text(0));
            }

            return ids;
        }));
    }

    /// <inheritdoc/>
    public Task<ZaloGrant?> FindAsync(string oaId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = readers.Read(session =>
        {
            var rows = session
                .Prepare("SELECT tokens, previous, refusal_fingerprint, refusal_reason, refused_at FROM zalo_grant WHERE oa_id = ?")
                .Bind(oaId);
            return rows.Step()
                ? new GrantRow(rows.Text(0), rows.TextOrNull(1), rows.TextOrNull(2), rows.TextOrNull(3), rows.IntegerOrNull(4))
                : null;
        });
        return Task.FromResult(row is null ? null : Open(oaId, row));
    }

    /// <inheritdoc/>
    public Task<bool> SaveAsync(
        string oaId, ZaloTokenPair tokens, ZaloSaveCondition condition, ZaloRotation entry, CancellationToken cancellationToken)
    {
        if (tokens.RefreshToken.Length == 0)
        {
            throw new ArgumentException("A pair without refresh token would end the grant.", nameof(tokens));
        }

        var sealedTokens = secrets.Seal(oaId, tokens);
        return writer.WriteAsync(
            session =>
            {
                if (!Holds(condition, FingerprintOf(session, oaId)))
                {
                    return false;
                }

                session.Prepare(
                    """
                    INSERT INTO zalo_grant(oa_id, tokens, fingerprint) VALUES (?, ?, ?)
                    ON CONFLICT(oa_id) DO UPDATE SET previous = tokens, tokens = excluded.tokens, fingerprint = excluded.fingerprint,
                        refusal_fingerprint = NULL, refusal_reason = NULL, refused_at = NULL
                    """).Bind(oaId).Bind(sealedTokens).Bind(tokens.Fingerprint).Execute();
                Append(session, entry);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RefuseAsync(string oaId, string fingerprint, ZaloRefusal refusal, ZaloRotation entry, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session =>
            {
                var changed = session
                    .Prepare("UPDATE zalo_grant SET refusal_fingerprint = ?, refusal_reason = ?, refused_at = ? WHERE oa_id = ? AND fingerprint = ?")
                    .Bind(refusal.Fingerprint).Bind(refusal.Reason).Bind(refusal.At.ToUnixTimeMilliseconds()).Bind(oaId).Bind(fingerprint)
                    .Execute();
                Append(session, entry);
                return changed > 0;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task NoteAsync(ZaloRotation entry, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => Append(session, entry), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ZaloRotation>> GetRotationsAsync(string oaId, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read<IReadOnlyList<ZaloRotation>>(session =>
        {
            var rows = session
                .Prepare("SELECT at, result, old_fingerprint, new_fingerprint, detail FROM zalo_rotation WHERE oa_id = ? ORDER BY id DESC LIMIT ?")
                .Bind(oaId).Bind((long)count);
            var found = new List<ZaloRotation>();
            while (rows.Step())
            {
                found.Add(new ZaloRotation(
                    oaId,
                    DateTimeOffset.FromUnixTimeMilliseconds(rows.Integer(0)),
                    Enum.Parse<ZaloRotationResult>(rows.Text(1)),
                    rows.TextOrNull(2),
                    rows.TextOrNull(3),
                    rows.TextOrNull(4)));
            }

            return found;
        }));
    }

    /// <inheritdoc/>
    public Task<ZaloOaTraits> GetTraitsAsync(string oaId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session =>
        {
            var rows = session.Prepare("SELECT flavor, oa_type FROM zalo_oa WHERE oa_id = ?").Bind(oaId);
            return rows.Step()
                ? new ZaloOaTraits(Enum.Parse<ZaloSendFlavor>(rows.Text(0)), (int?)rows.IntegerOrNull(1))
                : ZaloOaTraits.Unknown;
        }));
    }

    /// <inheritdoc/>
    public Task SetFlavorAsync(string oaId, ZaloSendFlavor flavor, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session => session
                .Prepare("INSERT INTO zalo_oa(oa_id, flavor) VALUES (?, ?) ON CONFLICT(oa_id) DO UPDATE SET flavor = excluded.flavor")
                .Bind(oaId).Bind(flavor.ToString()).Execute(),
            cancellationToken);

    /// <inheritdoc/>
    public Task SetOaTypeAsync(string oaId, int oaType, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session => session
                .Prepare("INSERT INTO zalo_oa(oa_id, flavor, oa_type) VALUES (?, ?, ?) ON CONFLICT(oa_id) DO UPDATE SET oa_type = excluded.oa_type")
                .Bind(oaId).Bind(nameof(ZaloSendFlavor.Unknown)).Bind((long)oaType).Execute(),
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)duration.TotalMilliseconds;
        return writer.WriteAsync(
            session => session.Prepare(
                """
                INSERT INTO zalo_lease(oa_id, owner, until) VALUES (?, ?, ?)
                ON CONFLICT(oa_id) DO UPDATE SET owner = excluded.owner, until = excluded.until
                WHERE owner = excluded.owner OR until <= ?
                """).Bind(oaId).Bind(owner).Bind(until).Bind(now).Execute() > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RenewLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        var until = (clock.GetUtcNow() + duration).ToUnixTimeMilliseconds();
        return writer.WriteAsync(
            session => session.Prepare("UPDATE zalo_lease SET until = ? WHERE oa_id = ? AND owner = ?").Bind(until).Bind(oaId).Bind(owner).Execute() > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReleaseLeaseAsync(string oaId, string owner, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session => session.Prepare("DELETE FROM zalo_lease WHERE oa_id = ? AND owner = ?").Bind(oaId).Bind(owner).Execute(),
            cancellationToken);

    private static bool Holds(ZaloSaveCondition condition, string? current) => condition switch
    {
        ZaloSaveCondition.Absent => current is null,
        ZaloSaveCondition.Current expected => current == expected.Fingerprint,
        ZaloSaveCondition.Always => true,
        _ => throw new ArgumentException($"A condition is not handled: {condition.GetType().Name}.", nameof(condition)),
    };

    private static string? FingerprintOf(SqliteSession session, string oaId)
    {
        var rows = session.Prepare("SELECT fingerprint FROM zalo_grant WHERE oa_id = ?").Bind(oaId);
        if (!rows.Step())
        {
            return null;
        }

        var fingerprint = rows.Text(0);
        rows.Step();
        return fingerprint;
    }

    private static void Append(SqliteSession session, ZaloRotation entry)
    {
        session.Prepare("INSERT INTO zalo_rotation(oa_id, at, result, old_fingerprint, new_fingerprint, detail) VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(entry.OaId).Bind(entry.At.ToUnixTimeMilliseconds()).Bind(entry.Result.ToString())
            .Bind(entry.OldFingerprint).Bind(entry.NewFingerprint).Bind(entry.Detail)
            .Execute();
        session.Prepare(
            """
            DELETE FROM zalo_rotation WHERE oa_id = ?1 AND id <= (
                SELECT id FROM zalo_rotation WHERE oa_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
            """).Bind(entry.OaId).Bind((long)KeptRotations).Execute();
    }

    private ZaloGrant Open(string oaId, GrantRow row)
    {
        var refusal = row is { RefusalFingerprint: { } fingerprint, RefusalReason: { } reason, RefusedAt: { } at }
            ? new ZaloRefusal(fingerprint, reason, DateTimeOffset.FromUnixTimeMilliseconds(at))
            : null;
        return new ZaloGrant(oaId, secrets.Open(oaId, row.Tokens), secrets.TryOpen(oaId, row.Previous), refusal);
    }

    private sealed record GrantRow(string Tokens, string? Previous, string? RefusalFingerprint, string? RefusalReason, long? RefusedAt);
}
