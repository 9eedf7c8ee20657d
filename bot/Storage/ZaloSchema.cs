namespace CivicBot.Storage;

/// <summary>Tables of the Zalo channel's tokens, consents and uploads (part <c>zalo-tokens</c>); times are milliseconds of the Unix epoch.</summary>
internal static class ZaloSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE zalo_grant(
            oa_id TEXT PRIMARY KEY,
            tokens TEXT NOT NULL,
            previous TEXT,
            fingerprint TEXT NOT NULL,
            refusal_fingerprint TEXT,
            refusal_reason TEXT,
            refused_at INTEGER
        ) WITHOUT ROWID;
        CREATE TABLE zalo_oa(oa_id TEXT PRIMARY KEY, flavor TEXT NOT NULL, oa_type INTEGER) WITHOUT ROWID;
        CREATE TABLE zalo_lease(oa_id TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE zalo_rotation(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            oa_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            result TEXT NOT NULL,
            old_fingerprint TEXT,
            new_fingerprint TEXT,
            detail TEXT
        );
        CREATE INDEX zalo_rotation_oa ON zalo_rotation(oa_id, id);
        CREATE TABLE zalo_consent(
            state TEXT PRIMARY KEY,
            session TEXT NOT NULL,
            verifier TEXT NOT NULL,
            expected_oa_id TEXT,
            started_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE zalo_upload(
            oa_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            upload_id TEXT NOT NULL,
            expires_at INTEGER NOT NULL,
            PRIMARY KEY (oa_id, kind, content_hash)
        ) WITHOUT ROWID;
        CREATE INDEX zalo_upload_expires ON zalo_upload(expires_at);
        """,
    ];

    public static void Migrate(SqliteDatabase database) => database.Migrate("zalo-tokens", Steps);
}
