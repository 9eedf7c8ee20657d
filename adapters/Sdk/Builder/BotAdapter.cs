using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Connects a channel to a bot: runs turns through the middleware and sends what the bot says.</summary>
public abstract class BotAdapter
{
    /// <summary>Where the answer to an invoke stands in the turn state.</summary>
    public const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";

    /// <summary>Where the identity of the caller stands in the turn state.</summary>
    public const string BotIdentityKey = "BotIdentity";

    private const int MostCultures = 256;
    private static readonly ConcurrentDictionary<string, CultureInfo> Cultures = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets every exception of a turn. When it is set the exception ends there; when it is null the caller of the pipeline gets it.
    /// </summary>
    public Func<ITurnContext, Exception, Task> OnTurnError { get; set; }

    /// <summary>One list for all turns of the adapter, so what stands in it must bear several turns at once.</summary>
    public MiddlewareSet MiddlewareSet { get; } = new();

    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    /// <returns>Exactly one response per activity, in order; with an empty id for what the channel did not take.</returns>
    public abstract Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    public abstract Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    public abstract Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>Runs a turn that no user started. Replies in it carry a ReplyToId that is made up.</summary>
    public virtual async Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        BotAssert.ConversationReferenceNotNull(reference);
        using var turnContext = new TurnContext(this, reference.GetContinuationActivity());

        // Awaited here: the turn must not be disposed of before a callback that really waits has ended.
        await RunPipelineAsync(turnContext, callback, cancellationToken);
    }

    // The overloads below have no meaning without a channel service that knows identities and audiences. An adapter for one overrides them;
    // bots find out from the exception, so it is the one that they know.
    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw LeftToAdapter(nameof(ContinueConversationAsync));

    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        ConversationReference reference,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        throw LeftToAdapter(nameof(ContinueConversationAsync));

    public virtual Task ContinueConversationAsync(
        string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw LeftToAdapter(nameof(ContinueConversationAsync));

    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw LeftToAdapter(nameof(ContinueConversationAsync));

    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        Activity continuationActivity,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        throw LeftToAdapter(nameof(ContinueConversationAsync));

    public virtual Task CreateConversationAsync(
        string botAppId,
        string channelId,
        string serviceUrl,
        string audience,
        ConversationParameters conversationParameters,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        throw LeftToAdapter(nameof(CreateConversationAsync));

    public virtual Task<InvokeResponse> ProcessActivityAsync(
        ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw LeftToAdapter(nameof(ProcessActivityAsync));

    /// <summary>Runs middleware and bot in the culture of the user.</summary>
    protected async Task RunPipelineAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);
        if (turnContext.Activity is null)
        {
            if (callback is not null)
            {
                await callback(turnContext, cancellationToken);
            }

            return;
        }

        UseCultureOf(turnContext);
        try
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(turnContext, callback, cancellationToken);
        }
        catch (Exception exception) when (OnTurnError is not null)
        {
            await OnTurnError(turnContext, exception);
        }
    }

    // Set inside the asynchronous pipeline it flows into the turn and ends with it.
    private static void UseCultureOf(ITurnContext turnContext)
    {
        var locale = turnContext.Activity.Locale;
        if (string.IsNullOrWhiteSpace(locale))
        {
            return;
        }

        try
        {
            CultureInfo.CurrentCulture = CultureOf(locale);
        }
        catch (CultureNotFoundException)
        {
            // What a client calls its locale is its own affair: the turn then runs in the culture of the host.
            return;
        }

        if (turnContext is TurnContext concrete)
        {
            concrete.Locale = locale;
        }
    }

    // Making a culture costs as much as the rest of a small turn. Few are kept, because clients choose the names.
    private static CultureInfo CultureOf(string locale)
    {
        if (Cultures.TryGetValue(locale, out var known))
        {
            return known;
        }

        var culture = CultureInfo.ReadOnly(new CultureInfo(locale));
        if (Cultures.Count < MostCultures)
        {
            Cultures.TryAdd(locale, culture);
        }

        return culture;
    }

    private NotImplementedException LeftToAdapter(string member) => new($"{GetType().Name} does not support this form of {member}.");
}
