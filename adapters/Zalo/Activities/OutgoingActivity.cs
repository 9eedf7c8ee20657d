using CivicBot.Adapters.Zalo.Client;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>
/// Activities as Zalo messages. A text too long for one message becomes several; pictures and files follow the text, so that a picture that
/// fails takes no words with it. Activities without a meaning on Zalo become no message.
/// </summary>
public static class OutgoingActivity
{
    /// <summary>Channel data member: <c>true</c> quotes the message named by <c>replyToId</c>.</summary>
    public const string QuoteMember = "quote";

    /// <exception cref="NotSupportedException">An attachment lies where Zalo cannot get it; the message names the way that works.</exception>
    public static IReadOnlyList<ZaloMessage> ToMessages(Activity activity, OutgoingTurn turn) =>
        [.. Contents(activity, turn)
            .Select(content => new ZaloMessage(turn.UserId, turn.ReplyToMessageId, turn.LastContact.InteractionAt, content))];

    private static IEnumerable<ZaloContent> Contents(Activity activity, OutgoingTurn turn) => activity.Type switch
    {
        ActivityTypes.Message => Message(activity, turn),
        ActivityTypes.Typing => Working(turn),
        ActivityTypes.MessageReaction => Reaction(activity),
        ActivityTypes.Event when activity.Name == ZaloActivityNames.RequestContact => [ContactRequest(activity)],
        _ => [],
    };

    private static IEnumerable<ZaloContent> Message(Activity activity, OutgoingTurn turn)
    {
        var attachments = OutgoingAttachment.ReadAll(activity);
        var choices = attachments.Actions.Concat(activity.SuggestedActions?.Actions ?? []).Select(Choice.From).OfType<Choice>().ToList();
        var text = activity.TextFormat == TextFormatTypes.Plain ? PlainText.Clean(activity.Text) : MarkdownText.ToPlain(activity.Text);
        var paragraphs = attachments.Lines.Prepend(text).Append(Choice.Lines(choices)).Where(paragraph => paragraph.Length > 0);
        var parts = TextSplitter.Split(PlainText.Clean(string.Join("\n\n", paragraphs)));
        var buttons = Choice.Buttons(choices);
        for (var index = 0; index < parts.Count; index++)
        {
            // The quote belongs to the beginning of the answer, the buttons to its end, beside the numbered choices.
            yield return new ZaloContent.Text(
                parts[index], index == 0 ? Quote(activity, turn) : null, index == parts.Count - 1 ? buttons : []);
        }

        foreach (var content in attachments.Contents)
        {
            yield return content;
        }
    }

    private static string? Quote(Activity activity, OutgoingTurn turn)
    {
        // The continuation activity of a proactive turn has a GUID for an id: no message of Zalo's.
        if (string.IsNullOrEmpty(activity.ReplyToId) || Guid.TryParseExact(activity.ReplyToId, "D", out _))
        {
            return null;
        }

        var asked = activity.ChannelData is JObject data && data[QuoteMember]?.Type == JTokenType.Boolean && data.Value<bool>(QuoteMember);
        return asked || (turn.IncomingId is not null && activity.ReplyToId != turn.IncomingId) ? activity.ReplyToId : null;
    }

    private static IEnumerable<ZaloContent> Working(OutgoingTurn turn) =>
        turn.WorkingReaction.Length > 0 && turn.ReplyToMessageId is { } messageId && messageId == turn.IncomingId
            ? [new ZaloContent.Reaction(turn.WorkingReaction, messageId)]
            : [];

    private static IEnumerable<ZaloContent> Reaction(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.ReplyToId))
        {
            yield break;
        }

        foreach (var added in activity.ReactionsAdded ?? [])
        {
            yield return new ZaloContent.Reaction(ReactionIcons.IconOf(added.Type), activity.ReplyToId);
        }

        if (activity.ReactionsRemoved is { Count: > 0 })
        {
            yield return new ZaloContent.Reaction(ReactionIcons.Removed, activity.ReplyToId);
        }
    }

    private static ZaloContent.ContactRequest ContactRequest(Activity activity)
    {
        var request = activity.Value switch
        {
            ZaloContactRequest typed => typed,
            JObject json => json.ToObject<ZaloContactRequest>(),
            _ => null,
        };
        if (request is null || string.IsNullOrWhiteSpace(request.Title) || string.IsNullOrWhiteSpace(request.ImageUrl))
        {
            throw new ArgumentException(
                $"The value of a '{ZaloActivityNames.RequestContact}' event must hold title, subtitle and imageUrl; Zalo demands a picture.",
                nameof(activity));
        }

        return new ZaloContent.ContactRequest(
            Choice.Shorten(PlainText.Clean(request.Title), 100), Choice.Shorten(PlainText.Clean(request.Subtitle), 500), request.ImageUrl);
    }
}
