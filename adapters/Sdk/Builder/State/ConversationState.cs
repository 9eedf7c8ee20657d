using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>What a bot remembers of a conversation.</summary>
public class ConversationState : BotState
{
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{turnContext.Activity.RequiredChannelId()}/conversations/{turnContext.Activity.RequiredConversationId()}";
}

/// <summary>
/// What a bot remembers of a user in every conversation of a channel. The user is whoever the activity is from, so a proactive turn works
/// only on a continuation activity that comes from the user.
/// </summary>
public class UserState : BotState
{
    public UserState(IStorage storage)
        : base(storage, nameof(UserState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{turnContext.Activity.RequiredChannelId()}/users/{turnContext.Activity.RequiredFromId()}";
}

/// <summary>What a bot remembers of a user in one conversation.</summary>
public class PrivateConversationState : BotState
{
    public PrivateConversationState(IStorage storage)
        : base(storage, nameof(PrivateConversationState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        return $"{activity.RequiredChannelId()}/conversations/{activity.RequiredConversationId()}/users/{activity.RequiredFromId()}";
    }
}

/// <summary>The ids that keys are made of.</summary>
internal static class StateKeyParts
{
    public static string RequiredChannelId(this Activity activity) => activity.ChannelId ?? throw Missing("a channel id");

    public static string RequiredConversationId(this Activity activity) => activity.Conversation?.Id ?? throw Missing("a conversation id");

    public static string RequiredFromId(this Activity activity) => activity.From?.Id ?? throw Missing("the id of its sender");

    private static InvalidOperationException Missing(string part) => new($"The activity lacks {part}, so its state has no key.");
}
