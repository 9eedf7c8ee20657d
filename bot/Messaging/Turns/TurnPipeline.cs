using Microsoft.Bot.Builder;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace CivicBot.Messaging.Turns;

/// <summary>
/// The bot of one scope, as a channel calls it: the scope's middleware in order of registration around the bot, and at the very end the
/// changed state into the turn. (Middleware of the adapter itself runs before, outside the scope.)
/// </summary>
internal sealed class TurnPipeline(TurnUnit unit, IBot bot, IEnumerable<IMiddleware> middleware, IEnumerable<BotState> states)
{
    public async Task RunAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        unit.Saw(turnContext.Activity);
        var set = new MiddlewareSet();
        foreach (var one in middleware)
        {
            set.Use(one);
        }

        await set.ReceiveActivityWithStatusAsync(turnContext, bot.OnTurnAsync, cancellationToken);
        foreach (var state in states)
        {
            await state.SaveChangesAsync(turnContext, force: false, cancellationToken);
        }
    }
}
