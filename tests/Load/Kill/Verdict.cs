using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.Load.Kill;

/// <summary>What the ledger says about the acknowledged events.</summary>
internal sealed record Verdict(
    int Answered,
    IReadOnlyList<string> Unanswered,
    IReadOnlyList<string> OutOfOrder,
    int DoubledConfirmed,
    int DoubledUnconfirmed,
    int Unattributed,
    int Messages)
{
    /// <summary>An unconfirmed double is the price of a channel without idempotency keys; everything else must be zero.</summary>
    public bool Holds => Unanswered.Count == 0 && OutOfOrder.Count == 0 && DoubledConfirmed == 0 && Unattributed == 0;

    public static Verdict Of(IEnumerable<StreamEvent> acknowledged, IReadOnlyList<DeliveredMessage> delivered)
    {
        var events = acknowledged.ToDictionary(e => e.MessageId, StringComparer.Ordinal);
        var messages = delivered.Where(m => m.IsMessage).ToList();
        var answered = messages.Where(m => m.InReplyTo is not null && events.ContainsKey(m.InReplyTo)).ToList();
        var answeredIds = answered.Select(m => m.InReplyTo!).ToHashSet(StringComparer.Ordinal);

        // The same text in reply to the same message: the second one is a double. It is ours to prevent where the first was confirmed.
        var copies = answered.GroupBy(m => (m.InReplyTo, m.Text)).Where(g => g.Count() > 1).ToList();
        var doubles = copies.SelectMany(g => g.Skip(1)).Select(m => m.Sequence).ToHashSet();

        var outOfOrder = answered
            .Where(m => !doubles.Contains(m.Sequence))
            .GroupBy(m => m.UserId, StringComparer.Ordinal)
            .Where(g => !IsOrdered(g.OrderBy(m => m.Sequence).Select(m => events[m.InReplyTo!].Number)))
            .Select(g => $"citizen {g.Key[^4..]}: answers in the order {string.Join(' ', g.OrderBy(m => m.Sequence).Select(m => events[m.InReplyTo!].Number))}")
            .ToList();

        return new Verdict(
            answeredIds.Count,
            [.. events.Values.Where(e => !answeredIds.Contains(e.MessageId)).Select(e => $"citizen {e.UserId[^4..]}: message {e.Number} was never answered")],
            outOfOrder,
            copies.Where(g => g.First().Confirmed).Sum(g => g.Count() - 1),
            copies.Where(g => !g.First().Confirmed).Sum(g => g.Count() - 1),
            messages.Count - answered.Count,
            messages.Count);
    }

    private static bool IsOrdered(IEnumerable<int> numbers)
    {
        var last = int.MinValue;
        foreach (var number in numbers)
        {
            if (number < last)
            {
                return false;
            }

            last = number;
        }

        return true;
    }
}
