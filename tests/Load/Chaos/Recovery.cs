using CivicBot.Load.Kill;
using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.Load.Chaos;

/// <summary>How long citizens waited for an answer because of a fault: the longest wait of those who wrote shortly before it or while it was there.</summary>
internal sealed record Recovery(FaultSpan Fault, TimeSpan Longest, int Concerned)
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
        return new Recovery(fault, concerned.Select(wait => wait.To - (wait.From > fault.Since ? wait.From : fault.Since)).Append(TimeSpan.Zero).Max(), concerned.Count);
    }
}
