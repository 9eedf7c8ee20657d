using Microsoft.Bot.Schema;

namespace CivicBot.Messaging.Proactive;

/// <summary>What a feature wants to say outside any event of the citizen: an answer to a comment (trả lời kiến nghị), a promise, a reminder.</summary>
/// <param name="Key">
/// Names the occasion for ever, unique within the channel, at most 200 characters: the same key is said once, however often it is queued. It
/// outlives the citizen's data, so it holds nothing personal.
/// </param>
/// <param name="ConversationId">As the channel wrote it on the citizen's events.</param>
/// <param name="Activities">In order, all with the same fate. They are copied: the same ones may go to several citizens at once.</param>
public sealed record ProactiveMessage(string Key, string ChannelId, string ConversationId, IReadOnlyList<IActivity> Activities)
{
    /// <summary>A paid template message for the case that the channel's window is closed; null: the message waits for the citizen's next contact.</summary>
    public ZnsNotice? Zns { get; init; }
}

/// <summary>A template message (ZNS, now ZBS) to a phone number. Sent at most once, and only where <c>Zalo:Zns</c> allows its template.</summary>
/// <param name="TemplateId">Zalo's number of an approved template.</param>
/// <param name="Phone">As the citizen gave it; a number that is no Vietnamese one sends nothing.</param>
/// <param name="Values">The template's parameters. No content of a comment: Zalo stores what is in them.</param>
/// <param name="TrackingId">From 1 to 48 characters, nothing personal; no two notices are sent under the same one.</param>
public sealed record ZnsNotice(string TemplateId, string Phone, IReadOnlyDictionary<string, string> Values, string TrackingId)
{
    /// <summary>
    /// True: with the notice the citizen has been told, and the message is not said again in the chat. False: the notice only announces it, and
    /// the message itself follows at the next contact.
    /// </summary>
    public bool TellsAll { get; init; } = true;
}
