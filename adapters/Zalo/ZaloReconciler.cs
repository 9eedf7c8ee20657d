using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo;

/// <summary>Looks for a message in the conversation history, to decide whether an attempt with unknown outcome reached the citizen.</summary>
internal static class ZaloReconciler
{
    public const int HistoryLength = 50;

    /// <summary>Zalo's clock and ours may differ.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <summary>A message that was accepted may take a moment until the history shows it.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <param name="history">Newest first, at most <see cref="HistoryLength"/>.</param>
    public static Reconciliation Judge(
        OutboundMessage message, DateTimeOffset attemptedAt, IReadOnlySet<string> knownMessageIds, IReadOnlyList<ZaloHistoryMessage> history)
    {
        var earliest = attemptedAt - ClockTolerance;
        var candidates = history.Where(entry => entry.FromOa && entry.At >= earliest && !knownMessageIds.Contains(entry.MessageId)).ToList();

        // The oldest one: two messages with the same text are delivered in the order in which they were queued.
        if (candidates.LastOrDefault(entry => entry.Text is not null && ContentHash.OfText(entry.Text) == message.ContentHash) is { } found)
        {
            return new Reconciliation.Found(found.MessageId);
        }

        if (candidates.Exists(entry => entry.Text is null))
        {
            return new Reconciliation.CannotTell("the history holds a message of the OA without text");
        }

        return history.Count >= HistoryLength && history[^1].At >= earliest
            ? new Reconciliation.CannotTell("the history does not reach back to the attempt")
            : new Reconciliation.NotFound();
    }
}
