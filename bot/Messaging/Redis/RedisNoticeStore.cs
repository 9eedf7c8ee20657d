using System.Globalization;
using CivicBot.Messaging.Sqlite;
using CivicBot.Messaging.Stores;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Redis;

internal sealed class RedisNoticeStore(
    RedisConnection redis, ShardLeases leases, RedisPages pages, RedisRecovery recovery, NoticeSecrets secrets, IOptions<MessagingOptions> messaging)
    : INoticeStore
{
    private static readonly RedisScript Next = RedisScript.Of("next_notice", "notices", "outbox");
    private static readonly RedisScript Start = RedisScript.Of("start_notice", "notices");
    private static readonly RedisScript Settle = RedisScript.Of("settle_notice", "notices", "outbox", "notice_end");
    private static readonly RedisScript Spending = RedisScript.Of("spending");

    public Task<int> RecoverAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        recovery.NoticesAsync(leases.Node, leases.From(0), now);

    public async Task<NoticeStep> NextAsync(ConversationKey conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shard = Shards.Of(conversation);
        if (leases.FenceOf(shard) is not { } fence)
        {
            return new NoticeStep.Nothing();
        }

        var row = await redis.RunAsync(Next, new ScriptArguments().Add(shard).Add(fence).Add(Shards.Address(conversation)).Add(now), cancellationToken);
        if (row.IsNothing)
        {
            return new NoticeStep.Nothing();
        }

        var dueAt = row.Moment(7);
        return dueAt > now
            ? new NoticeStep.WaitUntil(dueAt)
            : new NoticeStep.Ready(new Notice(
                row.Integer(0), row.Text(1), row.Text(2), row.Text(3), secrets.TryOpen(row.Text(4)), (int)row.Integer(5), row.Moment(6)));
    }

    public async Task<NoticeStart> StartAsync(Notice notice, NoticeBudget budget, CancellationToken cancellationToken)
    {
        var arguments = new ScriptArguments()
            .Add(leases.Node)
            .Add(notice.Id)
            .Add(notice.Payer)
            .Add(Month(budget.Day))
            .Add(Day(budget.Day))
            .Add(budget.Price)
            .Add(budget.DailyCap)
            .Add(budget.MonthlyCap);
        return (await redis.RunAsync(Start, arguments, cancellationToken)).Value switch
        {
            "started" => NoticeStart.Started,
            "day" => NoticeStart.OverDailyCap,
            "month" => NoticeStart.OverMonthlyCap,
            "gone" => NoticeStart.Gone,
            var other => throw new InvalidOperationException($"Unknown start {other}."),
        };
    }

    public Task SettleAsync(Notice notice, NoticeSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var arguments = new ScriptArguments().Add(leases.Node).Add(notice.Id).Add(now).Add((long)messaging.Value.KeepEnded.TotalMilliseconds);
        _ = settlement switch
        {
            NoticeSettlement.Sent s => arguments.Add("sent").Add(s.MessageId).Add(0).Add(0),
            NoticeSettlement.Later s => arguments.Add("later").Add(s.Reason).Add(s.At).Add(s.Counts),
            NoticeSettlement.GivenUp s => arguments.Add("given up").Add(s.Reason).Add(0).Add(0),
            NoticeSettlement.Unknown s => arguments.Add("unknown").Add(s.Reason).Add(0).Add(0),
            _ => throw new ArgumentOutOfRangeException(nameof(settlement)),
        };
        return redis.RunAsync(Settle, arguments, cancellationToken);
    }

    public Task<IReadOnlyList<ConversationKey>> WaitingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken) =>
        pages.ReadAsync("notices", after, limit, cancellationToken);

    public async Task<NoticeSpending> SpendingAsync(string payer, DateOnly day, CancellationToken cancellationToken)
    {
        var row = await redis.RunAsync(Spending, new ScriptArguments().Add(payer).Add(Month(day)).Add(Day(day)), cancellationToken);
        return new NoticeSpending(row.Integer(0), row.Integer(1), row.Integer(2));
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("yyyyMM", CultureInfo.InvariantCulture);
}
