namespace Microsoft.Bot.Schema;

/// <summary>Mentions in the text of a message.</summary>
public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id) =>
        activity.GetMentions().Any(mention => string.Equals(mention.Mentioned?.Id, id, StringComparison.Ordinal));

    public static bool MentionsRecipient(this IMessageActivity activity) => activity.MentionsId(activity.Recipient.Id);

    public static string RemoveRecipientMention(this IMessageActivity activity) => activity.RemoveMentionText(activity.Recipient.Id);

    /// <summary>Cuts the mention of <paramref name="id"/> out of the text of the activity.</summary>
    /// <returns>The text that is left, without space around it.</returns>
    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        foreach (var mention in activity.GetMentions().Where(mention => string.Equals(mention.Mentioned?.Id, id, StringComparison.Ordinal)))
        {
            // A channel that leaves the text of a mention out writes the name of the bot between tags.
            var text = mention.Text ?? $"<at>{activity.Recipient?.Name}</at>";
            if (activity.Text is not null && text.Length > 0)
            {
                activity.Text = activity.Text.Replace(text, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
            }
        }

        return activity.Text;
    }
}

/// <summary>The locale of any activity; only messages have it in their interface.</summary>
public static class IActivityExtensions
{
    public static string GetLocale(this IActivity activity) => activity switch
    {
        Activity full => full.Locale,
        IMessageActivity message => message.Locale,
        _ => null,
    };

    public static void SetLocale(this IActivity activity, string locale)
    {
        switch (activity)
        {
            case Activity full:
                full.Locale = locale;
                break;
            case IMessageActivity message:
                message.Locale = locale;
                break;
        }
    }
}
