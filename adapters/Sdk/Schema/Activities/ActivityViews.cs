using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <content>The same object seen as one type of activity (null when it is another), and what can be asked of it.</content>
public partial class Activity :
    IConversationUpdateActivity,
    IContactRelationUpdateActivity,
    IInstallationUpdateActivity,
    IMessageUpdateActivity,
    IMessageDeleteActivity,
    IMessageReactionActivity,
    ISuggestionActivity,
    ITypingActivity,
    IEndOfConversationActivity,
    IEventActivity,
    IInvokeActivity,
    ITraceActivity,
    IHandoffActivity,
    ICommandActivity,
    ICommandResultActivity
{
    public IMessageActivity AsMessageActivity() => When(ActivityTypes.Message);

    public IContactRelationUpdateActivity AsContactRelationUpdateActivity() => When(ActivityTypes.ContactRelationUpdate);

    public IInstallationUpdateActivity AsInstallationUpdateActivity() => When(ActivityTypes.InstallationUpdate);

    public IConversationUpdateActivity AsConversationUpdateActivity() => When(ActivityTypes.ConversationUpdate);

    public ITypingActivity AsTypingActivity() => When(ActivityTypes.Typing);

    public IEndOfConversationActivity AsEndOfConversationActivity() => When(ActivityTypes.EndOfConversation);

    public IEventActivity AsEventActivity() => When(ActivityTypes.Event);

    public IInvokeActivity AsInvokeActivity() => When(ActivityTypes.Invoke);

    public IMessageUpdateActivity AsMessageUpdateActivity() => When(ActivityTypes.MessageUpdate);

    public IMessageDeleteActivity AsMessageDeleteActivity() => When(ActivityTypes.MessageDelete);

    public IMessageReactionActivity AsMessageReactionActivity() => When(ActivityTypes.MessageReaction);

    public ISuggestionActivity AsSuggestionActivity() => When(ActivityTypes.Suggestion);

    public ITraceActivity AsTraceActivity() => When(ActivityTypes.Trace);

    public IHandoffActivity AsHandoffActivity() => When(ActivityTypes.Handoff);

    public ICommandActivity AsCommandActivity() => When(ActivityTypes.Command);

    public ICommandResultActivity AsCommandResultActivity() => When(ActivityTypes.CommandResult);

    /// <summary>Whether a message says anything: text, summary, attachments or channel data.</summary>
    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments?.Count > 0 || ChannelData is not null;

    public Mention[] GetMentions() =>
        Entities is null
            ? []
            : Entities
                .Where(entity => string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase))
                .Select(entity => entity as Mention ?? entity.GetAs<Mention>())
                .ToArray();

    /// <summary>
    /// The channel data as <typeparamref name="TypeT"/>, converted from JSON when it came over the wire; default when there is none.
    /// </summary>
    /// <exception cref="InvalidCastException">The channel data is neither of that type nor a JSON object.</exception>
    /// <exception cref="JsonException">The JSON does not fit the type.</exception>
    public TypeT GetChannelData<TypeT>() => ChannelData switch
    {
        null => default,
        TypeT data => data,
        _ => ((JObject)ChannelData).ToObject<TypeT>(),
    };

    /// <summary>As <see cref="GetChannelData{TypeT}"/>, but false instead of an exception.</summary>
    public bool TryGetChannelData<TypeT>(out TypeT instance)
    {
        instance = default;
        if (ChannelData is null)
        {
            return false;
        }

        try
        {
            instance = GetChannelData<TypeT>();
            return true;
        }
        catch (Exception mismatch)
            when (mismatch is InvalidCastException or JsonException or FormatException or OverflowException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether the activity came over a stream: only an HTTP service URL can be called back.</summary>
    public bool IsFromStreamingConnection() => ServiceUrl is not null && !ServiceUrl.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is of the type, or of a subtype written after a slash ("message/invitation" is a message).</summary>
    protected bool IsActivity(string activityType) =>
        Type is not null
        && Type.StartsWith(activityType, StringComparison.OrdinalIgnoreCase)
        && (Type.Length == activityType.Length || Type[activityType.Length] == '/');

    private Activity When(string activityType) => IsActivity(activityType) ? this : null;
}
