using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

/// <summary>Tables of inbox, outbox and state. Moments are UTC ticks (100 ns). Content is cleared when its row has ended.</summary>
internal static class MessagingSchema
{
    // Events: 0 waiting, 1 handled, 2 dead, 3 dropped.
    // Messages: 0 queued, 1 attempting, 2 uncertain; 3 held for the next contact; 4 delivered, 5 dead, 6 expired, 7 dropped.
    private const string FirstStep = """
        CREATE TABLE inbox(
            seq INTEGER PRIMARY KEY,
            channel TEXT NOT NULL,
            dedupe TEXT NOT NULL,
            conversation TEXT NOT NULL,
            occurred_at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            status INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL DEFAULT 0,
            ended_at INTEGER,
            reason TEXT,
            payload BLOB);
        CREATE UNIQUE INDEX inbox_key ON inbox(channel, dedupe);
        CREATE INDEX inbox_waiting ON inbox(channel, conversation, occurred_at, seq) WHERE status = 0;
        CREATE INDEX inbox_dead ON inbox(ended_at) WHERE status = 2;

        CREATE TABLE outbox(
            seq INTEGER PRIMARY KEY,
            channel TEXT NOT NULL,
            conversation TEXT NOT NULL,
            key TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            expires_at INTEGER,
            contact_at INTEGER,
            queued_at INTEGER NOT NULL,
            status INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            tries INTEGER NOT NULL DEFAULT 0,
            asked INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL DEFAULT 0,
            attempted_at INTEGER,
            ended_at INTEGER,
            message_id TEXT,
            reason TEXT,
            payload TEXT);
        CREATE UNIQUE INDEX outbox_key ON outbox(channel, key);
        CREATE INDEX outbox_open ON outbox(channel, conversation, seq) WHERE status < 3;
        CREATE INDEX outbox_held ON outbox(channel, conversation, seq) WHERE status = 3;
        CREATE INDEX outbox_sent ON outbox(channel, conversation, message_id) WHERE status = 4;
        CREATE INDEX outbox_dead ON outbox(ended_at) WHERE status = 5;

        CREATE TABLE bot_state(key TEXT PRIMARY KEY, kind TEXT NOT NULL, etag TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE dead_letter_decision(
            id TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, channel TEXT NOT NULL, reason TEXT);
        """;

    // What was said first. Notices: 0 asleep, 1 to be sent, 2 attempting, 3 sent, 4 outcome unknown, 5 given up.
    // The triggers keep an occasion true whichever way its messages end; the outbox forgets those after some days.
    private const string ProactiveStep = """
        ALTER TABLE outbox ADD COLUMN occasion TEXT;
        CREATE INDEX outbox_occasion ON outbox(channel, occasion) WHERE occasion IS NOT NULL;

        CREATE TABLE proactive(
            channel TEXT NOT NULL,
            key TEXT NOT NULL,
            queued_at INTEGER NOT NULL,
            delivered_at INTEGER,
            failure TEXT,
            PRIMARY KEY (channel, key)) WITHOUT ROWID;

        CREATE TABLE zns_notice(
            id INTEGER PRIMARY KEY,
            channel TEXT NOT NULL,
            occasion TEXT NOT NULL,
            tracking TEXT NOT NULL UNIQUE,
            payer TEXT NOT NULL,
            template TEXT NOT NULL,
            tells_all INTEGER NOT NULL,
            conversation TEXT,
            content TEXT,
            status INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            since INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL DEFAULT 0,
            price INTEGER NOT NULL DEFAULT 0,
            day INTEGER,
            ended_at INTEGER,
            message_id TEXT,
            reason TEXT);
        CREATE UNIQUE INDEX zns_notice_occasion ON zns_notice(channel, occasion);
        CREATE INDEX zns_notice_due ON zns_notice(channel, conversation, due_at) WHERE status = 1;

        CREATE TABLE zns_spending(
            payer TEXT NOT NULL, day INTEGER NOT NULL, messages INTEGER NOT NULL, dong INTEGER NOT NULL, PRIMARY KEY (payer, day)) WITHOUT ROWID;

        CREATE TRIGGER outbox_occasion_delivered AFTER UPDATE OF status ON outbox WHEN new.occasion IS NOT NULL AND new.status = 4
        BEGIN
            UPDATE proactive SET delivered_at = new.ended_at WHERE channel = new.channel AND key = new.occasion;
        END;
        CREATE TRIGGER outbox_occasion_dropped AFTER UPDATE OF status ON outbox WHEN new.occasion IS NOT NULL AND new.status IN (6, 7)
        BEGIN
            UPDATE proactive SET failure = coalesce(new.reason, 'dropped') WHERE channel = new.channel AND key = new.occasion;
        END;
        CREATE TRIGGER outbox_occasion_ended AFTER UPDATE OF status ON outbox WHEN new.occasion IS NOT NULL AND new.status > 3
        BEGIN
            DELETE FROM zns_notice WHERE channel = new.channel AND occasion = new.occasion AND status < 2
            AND NOT EXISTS (SELECT 1 FROM outbox WHERE channel = new.channel AND occasion = new.occasion AND status < 4);
        END;
        """;

    public static void Migrate(SqliteDatabase database) => database.Migrate("messaging", [FirstStep, ProactiveStep]);
}
