using System.Globalization;
using System.Text;
using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Events;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Conversation.Channels;

/// <summary>Activities of any channel as what a citizen did.</summary>
internal static class IncomingReading
{
    public static IncomingMessage Message(IMessageActivity activity) =>
        new IncomingMessage.Sent((activity.Text ?? "").Normalize(NormalizationForm.FormC).Trim(), [.. Things(activity)]);

    /// <summary>Null for an event that is no business of the conversation's.</summary>
    public static IncomingMessage? Event(IEventActivity activity) => activity.Name switch
    {
        ZaloActivityNames.SubmitInfo => Contact(activity.Value),
        ZaloActivityNames.DataSubjectRequest => new IncomingMessage.ConsentWithdrawn(),
        _ => null,
    };

    private static IncomingMessage.ContactShared Contact(object? value) => value switch
    {
        ZaloContact contact => new IncomingMessage.ContactShared(NullIfBlank(contact.Name), NullIfBlank(contact.Phone)),

        // After a restart, or from another channel, the same members as JSON.
        JObject json => new IncomingMessage.ContactShared(Member(json, nameof(ZaloContact.Name)), Member(json, nameof(ZaloContact.Phone))),
        _ => new IncomingMessage.ContactShared(null, null),
    };

    private static string? Member(JObject json, string name) => NullIfBlank(json.GetValue(name, StringComparison.OrdinalIgnoreCase)?.ToString());

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IEnumerable<SentThing> Things(IMessageActivity activity)
    {
        // Clients of the web channel write these lists, and may write null into them.
        foreach (var attachment in (activity.Attachments ?? []).Where(one => one is not null))
        {
            // Only of files: elsewhere channels put descriptions and ids there.
            var kind = KindOf(attachment.ContentType ?? "");
            yield return new SentThing(kind, attachment.ContentUrl, kind == ThingKind.File ? NullIfBlank(attachment.Name) : null);
        }

        foreach (var entity in (activity.Entities ?? []).Where(one => one is not null))
        {
            if (Place(entity) is { } place)
            {
                yield return new SentThing(ThingKind.Location, place);
            }
        }
    }

    private static ThingKind KindOf(string contentType) => contentType switch
    {
        ZaloContentTypes.Sticker => ThingKind.Sticker,
        ZaloContentTypes.Link => ThingKind.Link,
        ZaloContentTypes.ContactCard => ThingKind.ContactCard,
        _ when contentType.StartsWith("image", StringComparison.OrdinalIgnoreCase) => ThingKind.Image,
        _ when contentType.StartsWith("audio", StringComparison.OrdinalIgnoreCase) => ThingKind.Audio,
        _ when contentType.StartsWith("video", StringComparison.OrdinalIgnoreCase) => ThingKind.Video,
        _ when contentType.StartsWith(ZaloContentTypes.Prefix, StringComparison.OrdinalIgnoreCase) => ThingKind.Other,
        _ when contentType.Contains('/', StringComparison.Ordinal) => ThingKind.File,
        _ => ThingKind.Other,
    };

    /// <summary>"10.458210,105.632110" of an entity that is a place.</summary>
    private static string? Place(Entity entity)
    {
        if (!string.Equals(entity.Type, "GeoCoordinates", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var geo = entity as GeoCoordinates ?? entity.GetAs<GeoCoordinates>();
        return geo is { Latitude: { } latitude, Longitude: { } longitude }
            ? string.Create(CultureInfo.InvariantCulture, $"{latitude:0.000000},{longitude:0.000000}")
            : null;
    }
}
