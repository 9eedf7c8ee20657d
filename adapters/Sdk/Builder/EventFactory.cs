using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>The events with which a conversation is handed to a person.</summary>
public static class EventFactory
{
    /// <summary>Asks a hub of agents to take the conversation over.</summary>
    /// <param name="turnContext">The turn in which the bot gives up.</param>
    /// <param name="handoffContext">What the hub wants to know; its shape is the hub's.</param>
    /// <param name="transcript">What was said so far; travels as an attachment.</param>
    public static IEventActivity CreateHandoffInitiation(ITurnContext turnContext, object handoffContext, Transcript transcript = null)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var incoming = turnContext.Activity;
        var handoff = CreateHandoff(HandoffEventNames.InitiateHandoff, handoffContext, incoming.Conversation);
        handoff.From = incoming.From;
        handoff.RelatesTo = incoming.GetConversationReference();
        handoff.ReplyToId = incoming.Id;
        handoff.ServiceUrl = incoming.ServiceUrl;
        handoff.ChannelId = incoming.ChannelId;

        if (transcript is not null)
        {
            var reference = incoming.GetConversationReference();
            handoff.Attachments.Add(new Attachment
            {
                ContentType = "application/json",
                Name = "Transcript",
                Content = new Transcript(transcript.Activities.Select(activity => activity.ApplyConversationReference(reference)).ToList()),
            });
        }

        return handoff;
    }

    /// <param name="conversation">The conversation that is handed over.</param>
    /// <param name="state">accepted, failed or completed.</param>
    /// <param name="message">Why it failed.</param>
    public static IEventActivity CreateHandoffStatus(ConversationAccount conversation, string state, string message = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(state);
        object value = string.IsNullOrEmpty(message) ? new { state } : new { state, message };
        return CreateHandoff(HandoffEventNames.HandoffStatus, value, conversation);
    }

    private static Activity CreateHandoff(string name, object value, ConversationAccount conversation) => new(ActivityTypes.Event)
    {
        Name = name,
        Value = value,
        Id = Guid.NewGuid().ToString(),
        Timestamp = DateTimeOffset.UtcNow,
        Conversation = conversation,
        Attachments = new List<Attachment>(),
        Entities = new List<Entity>(),
    };
}
