using System.ComponentModel.DataAnnotations;

namespace CivicBot.Messaging;

/// <summary>Configuration section <c>Messaging</c>: how hard the inbox and the outbox try.</summary>
public sealed class MessagingOptions
{
    public const string Section = "Messaging";

    /// <summary>
    /// Turns at the same time, each of another conversation. They use the processor, so a few per core are enough, and more would only take it
    /// from the webhook, whose acknowledgement Zalo waits for.
    /// </summary>
    [Range(1, 10_000, ErrorMessage = "Messaging:ConcurrentTurns must be from 1 to 10000.")]
    public int ConcurrentTurns { get; set; } = 8;

    /// <summary>Calls to channels at the same time; they mostly wait for the network, and a channel limits its own rate.</summary>
    [Range(1, 10_000, ErrorMessage = "Messaging:ConcurrentDeliveries must be from 1 to 10000.")]
    public int ConcurrentDeliveries { get; set; } = 512;

    /// <summary>Names of conversations kept in memory; more wait in the store alone.</summary>
    [Range(1_000, 10_000_000, ErrorMessage = "Messaging:ConversationsInMemory must be from 1000 to 10000000.")]
    public int ConversationsInMemory { get; set; } = 50_000;

    /// <summary>A turn that takes longer counts as failed.</summary>
    public TimeSpan TurnTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Failed turns after which an event is set aside as dead letter and the citizen gets an apology.</summary>
    [Range(1, 100, ErrorMessage = "Messaging:TurnAttempts must be from 1 to 100.")]
    public int TurnAttempts { get; set; } = 4;

    /// <summary>Pause after the first failed turn; each further one is four times as long.</summary>
    public TimeSpan TurnPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Failed deliveries after which a message is set aside as dead letter.</summary>
    [Range(1, 100, ErrorMessage = "Messaging:DeliveryAttempts must be from 1 to 100.")]
    public int DeliveryAttempts { get; set; } = 8;

    /// <summary>Pause after the first failed delivery; doubles each time.</summary>
    public TimeSpan DeliveryPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause between two deliveries of a message, unless the channel asks for more.</summary>
    public TimeSpan LongestDeliveryPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A call to a channel that takes longer counts as of unknown outcome. The channel's own limit should be shorter.</summary>
    public TimeSpan DeliveryTimeLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long an echo may take to settle an attempt of unknown outcome, before the channel is asked.</summary>
    public TimeSpan EchoWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a channel may answer that it cannot tell. Then the message is delivered once more: the citizen may read an answer twice, but
    /// never misses one. Each such delivery counts as an attempt.
    /// </summary>
    [Range(1, 100, ErrorMessage = "Messaging:Reconciliations must be from 1 to 100.")]
    public int Reconciliations { get; set; } = 5;

    /// <summary>How long a stop waits for what runs; shorter than <c>Shutdown:Limit</c>, which ends everything.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long handled events and delivered messages are remembered (their content is deleted at once).</summary>
    public TimeSpan KeepEnded { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a message waits for its citizen's next contact, before it becomes a dead letter.</summary>
    public TimeSpan KeepHeld { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often the store is looked through for what another process put there.</summary>
    public TimeSpan Recheck { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Age of the oldest waiting event or message from which on health says degraded.</summary>
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong with these settings, a sentence each.</summary>
    internal IEnumerable<string> Problems()
    {
        foreach (var (name, value) in new (string, TimeSpan)[]
                 {
                     (nameof(TurnTimeLimit), TurnTimeLimit), (nameof(TurnPause), TurnPause), (nameof(DeliveryPause), DeliveryPause),
                     (nameof(LongestDeliveryPause), LongestDeliveryPause), (nameof(DeliveryTimeLimit), DeliveryTimeLimit),
                     (nameof(EchoWait), EchoWait), (nameof(DrainTime), DrainTime), (nameof(KeepHeld), KeepHeld), (nameof(Recheck), Recheck),
                     (nameof(LateAfter), LateAfter),
                 })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"{Section}:{name} must be longer than zero, for example 00:00:10.";
            }
        }

        if (KeepEnded < TimeSpan.FromHours(3))
        {
            // Zalo redelivers an event for about two hours; a key forgotten earlier would let its event be handled twice.
            yield return $"{Section}:{nameof(KeepEnded)} must be at least 03:00:00, because channels deliver an event again for hours; 7.00:00:00 is usual.";
        }

        if (LongestDeliveryPause < DeliveryPause)
        {
            yield return $"{Section}:{nameof(LongestDeliveryPause)} must not be shorter than {Section}:{nameof(DeliveryPause)}.";
        }
    }
}
