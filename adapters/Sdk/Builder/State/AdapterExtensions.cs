namespace Microsoft.Bot.Builder;

/// <summary>Puts storage and states into the turn state of every turn, each under the full name of its type.</summary>
public static class AdapterExtensions
{
    public static BotAdapter UseStorage(this BotAdapter botAdapter, IStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return botAdapter.Use(new TurnStateMiddleware(typeof(IStorage).FullName, storage));
    }

    public static BotAdapter UseBotState(this BotAdapter botAdapter, params BotState[] botStates)
    {
        ArgumentNullException.ThrowIfNull(botStates);
        foreach (var botState in botStates)
        {
            botAdapter.Use(new TurnStateMiddleware(botState.GetType().FullName, botState));
        }

        return botAdapter;
    }

    /// <param name="botAdapter">The adapter.</param>
    /// <param name="userState">State of users.</param>
    /// <param name="conversationState">State of conversations.</param>
    /// <param name="auto">Whether both are saved at the end of a turn.</param>
    public static BotAdapter UseState(
        this BotAdapter botAdapter, UserState userState, ConversationState conversationState, bool auto = true)
    {
        ArgumentNullException.ThrowIfNull(userState);
        ArgumentNullException.ThrowIfNull(conversationState);
        botAdapter.UseBotState(userState, conversationState);
        return auto ? botAdapter.Use(new AutoSaveStateMiddleware(userState, conversationState)) : botAdapter;
    }

    private sealed class TurnStateMiddleware(string key, object service) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            turnContext.TurnState.Set(key, service);
            return next(cancellationToken);
        }
    }
}
