namespace Microsoft.Bot.Builder;

/// <summary>Stands around every turn of an adapter. One instance serves all turns.</summary>
public interface IMiddleware
{
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
