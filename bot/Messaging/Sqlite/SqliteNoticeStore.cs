using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

internal sealed class SqliteNoticeStore(SqliteWriter writer, SqliteReaders readers, NoticeSecrets secrets) : INoticeStore
{
    private const string Interrupted = "SELECT id FROM zns_notice WHERE status = 2";

    // Not before all messages of the occasion were tried: the notice is for the whole of it.
    private const string First = """
        SELECT id, payer, template, tracking, content, attempts, since, due_at FROM zns_notice n
        WHERE channel = ? AND conversation = ? AND status = 1 AND NOT EXISTS (
            SELECT 1 FROM outbox o WHERE o.channel = n.channel AND o.occasion = n.occasion AND o.status < 3)
        ORDER BY due_at, id LIMIT 1
        """;

    private const string NextConversation = """
        SELECT channel, conversation FROM zns_notice
        WHERE status = 1 AND (channel, conversation) > (?, ?) ORDER BY channel, conversation LIMIT 1
        """;

    private const string Begin = "UPDATE zns_notice SET status = 2, price = ?, day = ? WHERE id = ? AND status = 1";

    private const string Spend = """
        INSERT INTO zns_spending(payer, day, messages, dong) VALUES (?1, ?2, 1, ?3)
        ON CONFLICT(payer, day) DO UPDATE SET messages = messages + 1, dong = dong + ?3
        """;

    private const string GiveBack = """
        UPDATE zns_spending SET messages = messages - 1, dong = dong - n.price
        FROM (SELECT payer, day, price FROM zns_notice WHERE id = ? AND status = 2) n WHERE zns_spending.payer = n.payer AND zns_spending.day = n.day
        """;

    private const string Spent = """
        SELECT coalesce(sum(dong) FILTER (WHERE day = ?2), 0), coalesce(sum(dong), 0) FROM zns_spending
        WHERE payer = ?1 AND day BETWEEN ?2 / 100 * 100 AND ?2 / 100 * 100 + 99
        """;

    private const string Waiting = "SELECT count(*) FROM zns_notice WHERE status = 1 AND payer = ?";

    private const string Postpone = """
        UPDATE zns_notice SET status = 1, price = 0, day = NULL, due_at = ?, reason = ?, attempts = attempts + ? WHERE id = ? AND status IN (1, 2)
        """;

    // What was paid for stays to be seen; whom it went to does not.
    private const string End = """
        UPDATE zns_notice SET status = ?, ended_at = ?, message_id = ?, reason = ?, content = NULL, conversation = NULL WHERE id = ? AND status IN (1, 2)
        """;

    private const string NotPaid = "UPDATE zns_notice SET price = 0, day = NULL WHERE id = ?";

    private const string Told = """
        UPDATE outbox SET status = 4, message_id = ?, ended_at = ?, payload = NULL, reason = NULL WHERE status = 3 AND (channel, occasion) IN (
            SELECT channel, occasion FROM zns_notice WHERE id = ? AND tells_all = 1)
        """;

    // The citizen made contact while the notice was being sent.
    private const string ReleaseAfterAll = """
        UPDATE outbox SET status = 0, due_at = 0 WHERE status = 3 AND contact_at IS NOT NULL AND (channel, occasion) IN (
            SELECT channel, occasion FROM zns_notice WHERE id = ?)
        """;

    private const string DeleteOvertaken = """
        DELETE FROM zns_notice WHERE id = ? AND status = 1 AND NOT EXISTS (
            SELECT 1 FROM outbox o WHERE o.channel = zns_notice.channel AND o.occasion = zns_notice.occasion AND o.status = 3)
        """;

    public Task<int> RecoverAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session =>
            {
                var interrupted = new List<long>();
                var rows = session.Prepare(Interrupted);
                while (rows.Step())
                {
                    interrupted.Add(rows.Integer(0));
                }

                interrupted.ForEach(id => Settle(session, id, new NoticeSettlement.Unknown("interrupted"), now));
                return interrupted.Count;
            },
            cancellationToken);

    public Task<NoticeStep> NextAsync(ConversationKey conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session => Next(session, conversation, now)));
    }

    public Task<NoticeStart> StartAsync(Notice notice, NoticeBudget budget, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => Start(session, notice, budget), cancellationToken);

    public Task SettleAsync(Notice notice, NoticeSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => Settle(session, notice.Id, settlement, now), cancellationToken);

    public Task<IReadOnlyList<ConversationKey>> WaitingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session => ConversationPages.Read(session, NextConversation, after, limit)));
    }

    public Task<NoticeSpending> SpendingAsync(string payer, DateOnly day, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session =>
        {
            var (ofDay, ofMonth) = SpentBy(session, payer, day);
            var waiting = session.Prepare(Waiting).Bind(payer);
            waiting.Step();
            return new NoticeSpending(ofDay, ofMonth, waiting.Integer(0));
        }));
    }

    private NoticeStep Next(SqliteSession session, ConversationKey conversation, DateTimeOffset now)
    {
        var row = session.Prepare(First).Bind(conversation.ChannelId).Bind(conversation.ConversationId);
        if (!row.Step())
        {
            return new NoticeStep.Nothing();
        }

        var dueAt = new DateTimeOffset(row.Integer(7), TimeSpan.Zero);
        return dueAt > now
            ? new NoticeStep.WaitUntil(dueAt)
            : new NoticeStep.Ready(new Notice(
                row.Integer(0),
                row.Text(1),
                row.Text(2),
                row.Text(3),
                secrets.TryOpen(row.Text(4)),
                (int)row.Integer(5),
                new DateTimeOffset(row.Integer(6), TimeSpan.Zero)));
    }

    private static NoticeStart Start(SqliteSession session, Notice notice, NoticeBudget budget)
    {
        var (ofDay, ofMonth) = SpentBy(session, notice.Payer, budget.Day);
        if (ofMonth + budget.Price > budget.MonthlyCap)
        {
            return NoticeStart.OverMonthlyCap;
        }

        if (ofDay + budget.Price > budget.DailyCap)
        {
            return NoticeStart.OverDailyCap;
        }

        if (session.Prepare(Begin).Bind(budget.Price).Bind(Number(budget.Day)).Bind(notice.Id).Execute() == 0)
        {
            return NoticeStart.Gone;
        }

        session.Prepare(Spend).Bind(notice.Payer).Bind(Number(budget.Day)).Bind(budget.Price).Execute();
        return NoticeStart.Started;
    }

    private static void Settle(SqliteSession session, long id, NoticeSettlement settlement, DateTimeOffset now)
    {
        if (settlement is NoticeSettlement.Later or NoticeSettlement.GivenUp)
        {
            session.Prepare(GiveBack).Bind(id).Execute();
        }

        switch (settlement)
        {
            case NoticeSettlement.Sent s:
                session.Prepare(End).Bind(3L).Bind(now.UtcTicks).Bind(s.MessageId).Bind((string?)null).Bind(id).Execute();
                session.Prepare(Told).Bind(s.MessageId).Bind(now.UtcTicks).Bind(id).Execute();
                break;
            case NoticeSettlement.Later s:
                session.Prepare(Postpone).Bind(s.At.UtcTicks).Bind(s.Reason).Bind(s.Counts ? 1L : 0L).Bind(id).Execute();
                break;
            case NoticeSettlement.GivenUp s:
                session.Prepare(NotPaid).Bind(id).Execute();
                session.Prepare(End).Bind(5L).Bind(now.UtcTicks).Bind((string?)null).Bind(s.Reason).Bind(id).Execute();
                break;
            case NoticeSettlement.Unknown s:
                session.Prepare(End).Bind(4L).Bind(now.UtcTicks).Bind((string?)null).Bind(s.Reason).Bind(id).Execute();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(settlement));
        }

        session.Prepare(ReleaseAfterAll).Bind(id).Execute();
        session.Prepare(DeleteOvertaken).Bind(id).Execute();
    }

    private static (long Day, long Month) SpentBy(SqliteSession session, string payer, DateOnly day)
    {
        var row = session.Prepare(Spent).Bind(payer).Bind(Number(day));
        row.Step();
        return (row.Integer(0), row.Integer(1));
    }

    /// <summary>20261122: sorts and groups by month.</summary>
    private static long Number(DateOnly day) => (((day.Year * 100) + day.Month) * 100L) + day.Day;
}
