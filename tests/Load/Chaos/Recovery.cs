using CivicBot.Load.Kill;
using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.Load.Chaos;

/// <summary>How long citizens waited for an answer because of a fault: the longest wait of those who wrote shortly before it or while it was there.</summary>
/// <param name="Written">When that citizen wrote, and <paramref name="Answered"/>, from the beginning of the fault.</param>
internal sealed record Recovery(FaultSpan Fault, TimeSpan Longest, TimeSpan Written, TimeSpan Answered)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(20);

    /// <summary>By fault, in the order in which they struck.</summary>
    public static IReadOnlyList<Recovery> Of(IReadOnlyList<FaultSpan> faults, IEnumerable<StreamEvent> acknowledged, Func<StreamEvent, DateTimeOffset> acknowledgedAt, IReadOnlyList<DeliveredMessage> delivered)
    {
        var answers = delivered.Where(message => message is { IsMessage: true, InReplyTo: not null })
            .GroupBy(message => message.InReplyTo!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Min(message => message.At), StringComparer.Ordinal);
        var waits = acknowledged.Where(one => answers.ContainsKey(one.MessageId)).Select(one => (From: acknowledgedAt(one), To: answers[one.MessageId])).ToList();
        return [.. faults.Select(fault => Of(fault, waits))];
    }

    private static Recovery Of(FaultSpan fault, List<(DateTimeOffset From, DateTimeOffset To)> waits)
    {
        var concerned = waits.Where(wait => wait.To > fault.At && wait.From > fault.At - Before && wait.From < fault.OverAt).ToList();
        if (concerned.Count == 0)
        {
            return new Recovery(fault, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        }

        var slowest = concerned.MaxBy(wait => wait.To - Later(wait.From, fault.Since));
        return new Recovery(fault, slowest.To - Later(slowest.From, fault.Since), slowest.From - fault.At, slowest.To - fault.At);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
