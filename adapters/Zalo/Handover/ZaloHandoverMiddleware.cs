using CivicBot.Adapters.Zalo.Activities;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Handover;

/// <summary>
/// Silences the bot for a citizen to whom a human official (cán bộ) writes in the OA's chat tool: until <see cref="ZaloOptions.QuietPeriod"/>
/// has passed since the official's last message, or the official writes <see cref="ZaloOptions.HandBackWord"/>. Remembers the citizen's last
/// contact for turns that no message of theirs begins.
/// </summary>
/// <remarks>
/// Put it outside the bot and inside whatever saves state last: on the adapter with a singleton <see cref="ConversationState"/>, or in the scope
/// of a turn where the state is scoped. It saves the state itself, because a silenced bot saves nothing.
/// </remarks>
public sealed partial class ZaloHandoverMiddleware(
    ConversationState conversationState, IOptions<ZaloOptions> options, TimeProvider time, ILogger<ZaloHandoverMiddleware> logger) : IMiddleware
{
    public const string PropertyName = "zalo.handover";

    private readonly IStatePropertyAccessor<ZaloHandoverState> property = conversationState.CreateProperty<ZaloHandoverState>(PropertyName);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (turnContext.Activity.ChannelId != ZaloConversation.ChannelId)
        {
            await next(cancellationToken);
            return;
        }

        var before = await property.GetAsync(turnContext, () => new ZaloHandoverState(), cancellationToken);
        var contact = before.ToLastContact().Merge(turnContext.TurnState.Get<LastContact>() ?? LastContact.Unknown);
        turnContext.TurnState.Set(contact);
        var after = WithHumanReply(before.With(contact), turnContext.Activity);
        await property.SetAsync(turnContext, after, cancellationToken);

        if (IsForThePerson(turnContext.Activity) && after.IsQuiet(At(turnContext.Activity)))
        {
            Log.Silent(logger, turnContext.Activity.Type);
        }
        else
        {
            await next(cancellationToken);
        }

        await conversationState.SaveChangesAsync(turnContext, force: false, cancellationToken);
    }

    /// <summary>What would make the bot talk between citizen and official. Receipts, contact data and requests of a data subject go through.</summary>
    private static bool IsForThePerson(Activity activity) =>
        activity.Type is ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.MessageReaction;

    private ZaloHandoverState WithHumanReply(ZaloHandoverState state, Activity activity)
    {
        if (activity.Type != ActivityTypes.Event || activity.Name != ZaloActivityNames.HumanReply || options.Value.QuietPeriod <= TimeSpan.Zero)
        {
            return state;
        }

        if (HandsBack(TextOf(activity.Value)))
        {
            Log.HandedBack(logger);
            state.QuietUntil = null;
            return state;
        }

        // Counted from the official's message, not from now: Zalo may show it to us an hour late.
        var until = (At(activity) + options.Value.QuietPeriod).ToUnixTimeMilliseconds();
        state.QuietUntil = Math.Max(until, state.QuietUntil ?? until);
        return state;
    }

    /// <summary>The word stands alone or within the message, in any case: "Mời bà hỏi tiếp ạ #bot".</summary>
    private bool HandsBack(string? text)
    {
        var word = PlainText.Clean(options.Value.HandBackWord);
        var message = PlainText.Clean(text);
        var at = message.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(message[at - 1])) && (end == message.Length || !char.IsLetterOrDigit(message[end])))
            {
                return true;
            }

            at = message.IndexOf(word, end, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private static string? TextOf(object? value) => value switch
    {
        ZaloHumanReply reply => reply.Text,
        JObject json => (json.GetValue(nameof(ZaloHumanReply.Text), StringComparison.OrdinalIgnoreCase) as JValue)?.Value as string,
        _ => null,
    };

    private DateTimeOffset At(Activity activity) => activity.Timestamp ?? time.GetUtcNow();

    private static partial class Log
    {
        [LoggerMessage(31, LogLevel.Information, "The bot keeps out of a conversation that an official leads ({ActivityType}).")]
        public static partial void Silent(ILogger logger, string activityType);

        [LoggerMessage(32, LogLevel.Information, "An official handed a conversation back to the bot.")]
        public static partial void HandedBack(ILogger logger);
    }
}
