using Microsoft.Bot.Schema;

namespace CivicBot.Conversation.Channels;

/// <summary>Replies as activities. Choices are suggested actions; every channel shows them in its own way and in the same order.</summary>
internal static class ReplyActivities
{
    public static IActivity Of(Reply reply)
    {
        var activity = new Activity(ActivityTypes.Message) { Text = reply.Text, TextFormat = TextFormatTypes.Plain, Locale = "vi-VN" };
        if (reply.Choices.Count > 0)
        {
            activity.SuggestedActions = new SuggestedActions { Actions = [.. reply.Choices.Select(Action)] };
        }

        return activity;
    }

    private static CardAction Action(Choice choice) => choice.Command switch
    {
        { Kind: CommandKind.Call, Target: { } phone } => new CardAction { Type = ActionTypes.Call, Title = choice.Label, Value = $"tel:{phone}" },
        { Kind: CommandKind.OpenUrl, Target: { } address } => new CardAction { Type = ActionTypes.OpenUrl, Title = choice.Label, Value = address },

        // The label is what is sent: the citizen sees what was chosen, and can type the same.
        _ => new CardAction { Type = ActionTypes.ImBack, Title = choice.Label, Value = choice.Label },
    };
}
