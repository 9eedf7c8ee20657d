using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Fakes;

/// <summary>Activities as a channel brings them.</summary>
internal static class Incoming
{
    public const string Channel = "zalo";

    public static Activity Message(string text = "xin chào") => Of(ActivityTypes.Message, activity => activity.Text = text);

    public static Activity Of(string type, Action<Activity> with = null)
    {
        var activity = new Activity(type)
        {
            Id = "in-1",
            ChannelId = Channel,
            ServiceUrl = "https://openapi.example",
            Conversation = new ConversationAccount(id: "oa:user"),
            From = new ChannelAccount("user", "Lan"),
            Recipient = new ChannelAccount("oa", "UBND xã"),
        };
        with?.Invoke(activity);
        return activity;
    }
}
