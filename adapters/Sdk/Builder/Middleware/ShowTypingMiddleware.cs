using System.Collections.Concurrent;
using Microsoft.Bot.Schema;
using Trace = System.Diagnostics.Trace;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Shows "typing" while the answer to a message takes long: first after a delay, then again and again until something is said, and anew
/// after that. The typing activities go straight to the adapter and not through the handlers of the turn; a long turn sends many of them.
/// </summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _period;
    private readonly ConcurrentDictionary<string, Typing> _typing = new(StringComparer.Ordinal);

    /// <param name="delay">Milliseconds until the first typing activity, zero or more.</param>
    /// <param name="period">Milliseconds between two of them, more than zero.</param>
    public ShowTypingMiddleware(int delay = 500, int period = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _delay = TimeSpan.FromMilliseconds(delay);
        _period = TimeSpan.FromMilliseconds(period);
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);
        if (turnContext.Activity.Type != ActivityTypes.Message)
        {
            await next(cancellationToken);
            return;
        }

        turnContext.OnSendActivities(async (_, activities, send) =>
        {
            var saysSomething = activities.Exists(activity => activity.Type == ActivityTypes.Message);
            if (!saysSomething)
            {
                return await send();
            }

            await StopAsync(turnContext);
            var responses = await send();
            Start(turnContext, cancellationToken);
            return responses;
        });

        Start(turnContext, cancellationToken);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            await StopAsync(turnContext);
        }
    }

    private void Start(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        // Typing belongs to a conversation; without one there is nobody to show it to. A second turn of it shares the typing of the first.
        if (turnContext.Activity.Conversation?.Id is { Length: > 0 } conversationId && !_typing.ContainsKey(conversationId))
        {
            var typing = new Typing(CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
            if (_typing.TryAdd(conversationId, typing))
            {
                typing.Task = RepeatAsync(turnContext, typing.Cancellation.Token);
            }
            else
            {
                typing.Cancellation.Dispose();
            }
        }
    }

    private async Task StopAsync(ITurnContext turnContext)
    {
        if (turnContext.Activity.Conversation?.Id is { } conversationId && _typing.TryRemove(conversationId, out var typing))
        {
            await typing.Cancellation.CancelAsync();
            await typing.Task;
            typing.Cancellation.Dispose();
        }
    }

    private async Task RepeatAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            var wait = _delay;
            while (true)
            {
                await Task.Delay(wait, cancellationToken);
                await SendTypingAsync(turnContext, cancellationToken);
                wait = _period;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bot said something or the turn is over.
        }
        catch (Exception exception)
        {
            // A citizen who sees no "typing" still gets the answer, so this ends the typing and not the turn.
            Trace.TraceWarning($"Typing could not be shown: {exception.GetType().Name}");
        }
    }

    private static Task<ResourceResponse[]> SendTypingAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var typing = new Activity(ActivityTypes.Typing) { RelatesTo = turnContext.Activity.RelatesTo };
        typing.ApplyConversationReference(turnContext.Activity.GetConversationReference());
        return turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken);
    }

    private sealed class Typing(CancellationTokenSource cancellation)
    {
        public CancellationTokenSource Cancellation { get; } = cancellation;

        public Task Task { get; set; } = Task.CompletedTask;
    }
}
