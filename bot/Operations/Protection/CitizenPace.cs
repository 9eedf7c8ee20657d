using System.Collections.Concurrent;
using CivicBot.Messaging;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Protection;

/// <summary>
/// How fast the messages of one conversation are handled. Whoever writes hundreds in a row (a stuck phone, a script) is answered one by one at a person's pace; the others wait in the inbox and take nobody's turn. Nothing is
/// dropped: it was acknowledged.
/// </summary>
internal sealed class CitizenPace(IOptions<ProtectionOptions> options, TimeProvider time)
{
    private const int SweepAfter = 10_000;

    private readonly ConcurrentDictionary<ConversationKey, DateTimeOffset> emptyUntil = new();
    private readonly int burst = options.Value.MessageBurst;
    private readonly TimeSpan each = TimeSpan.FromMinutes(1) / options.Value.MessagesPerMinute;

    /// <summary>Takes one message (a leaky bucket, kept as the moment at which it would be empty).</summary>
    /// <returns>Null: handle it now; else when.</returns>
    public DateTimeOffset? Take(ConversationKey conversation)
    {
        if (burst == 0)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var room = each * burst;
        var known = emptyUntil.GetValueOrDefault(conversation, now);
        var next = (known > now ? known : now) + each;
        if (next - now > room)
        {
            return next - room;
        }

        // One step at a time for each conversation: nobody else writes this entry.
        emptyUntil[conversation] = next;
        if (emptyUntil.Count > SweepAfter)
        {
            Sweep(now);
        }

        return null;
    }

    /// <summary>Forgets who has been quiet: an empty bucket is no news.</summary>
    private void Sweep(DateTimeOffset now)
    {
        foreach (var (conversation, _) in emptyUntil.Where(entry => entry.Value <= now))
        {
            emptyUntil.TryRemove(conversation, out _);
        }
    }
}
