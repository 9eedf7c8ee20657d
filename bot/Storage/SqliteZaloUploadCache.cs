using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Storage;

/// <summary>Upload ids by content in the embedded database: a restart does not spend the month's uploads again.</summary>
public sealed class SqliteZaloUploadCache : IZaloUploadCache
{
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;

    public SqliteZaloUploadCache(SqliteDatabase database, SqliteWriter writer, SqliteReaders readers)
    {
        ZaloSchema.Migrate(database);
        this.writer = writer;
        this.readers = readers;
    }

    /// <inheritdoc/>
    public Task<string?> FindAsync(ZaloUploadKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session =>
        {
            var rows = session
                .Prepare("SELECT upload_id FROM zalo_upload WHERE oa_id = ? AND kind = ? AND content_hash = ? AND expires_at > ?")
                .Bind(key.OaId).Bind(key.Kind).Bind(key.ContentHash).Bind(now.ToUnixTimeMilliseconds());
            return rows.Step() ? rows.Text(0) : null;
        }));
    }

    /// <inheritdoc/>
    public Task SaveAsync(ZaloUploadKey key, string uploadId, DateTimeOffset expiresAt, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session =>
            {
                session.Prepare("DELETE FROM zalo_upload WHERE expires_at <= ?").Bind(now.ToUnixTimeMilliseconds()).Execute();
                session.Prepare(
                    """
                    INSERT INTO zalo_upload(oa_id, kind, content_hash, upload_id, expires_at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT(oa_id, kind, content_hash) DO UPDATE SET upload_id = excluded.upload_id, expires_at = excluded.expires_at
                    """).Bind(key.OaId).Bind(key.Kind).Bind(key.ContentHash).Bind(uploadId).Bind(expiresAt.ToUnixTimeMilliseconds()).Execute();
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(ZaloUploadKey key, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session => session
                .Prepare("DELETE FROM zalo_upload WHERE oa_id = ? AND kind = ? AND content_hash = ?")
                .Bind(key.OaId).Bind(key.Kind).Bind(key.ContentHash).Execute(),
            cancellationToken);
}
