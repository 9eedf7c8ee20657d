using CivicBot.Adapters.Zalo.Events;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>Zalo's attachments as Bot Framework's.</summary>
internal static class IncomingAttachment
{
    /// <returns>Null for a place, which is an entity of the activity instead.</returns>
    public static Attachment? From(ZaloAttachment attachment, ZaloMessageKind kind) => attachment switch
    {
        { Latitude: not null, Longitude: not null } => null,
        { Type: "link" } when Card(attachment) is { } card => Contact(attachment, card),
        { Type: "link" } when kind == ZaloMessageKind.BusinessCard => Contact(attachment, new JObject { ["description"] = attachment.Description }),
        { Type: "link" } => Make(attachment, ZaloContentTypes.Link, attachment.Description),
        { Type: "image" } => Make(attachment, kind == ZaloMessageKind.Gif ? "image/gif" : "image/*", attachment.Description),
        { Type: "gif" } => Make(attachment, "image/gif", attachment.Description),
        { Type: "audio" } => Make(attachment, "audio/amr", attachment.Name),
        { Type: "video" } => Make(attachment, "video/mp4", attachment.Description),
        { Type: "sticker" } => Make(attachment, ZaloContentTypes.Sticker, attachment.Id),
        { Type: "file" } => File(attachment),
        _ => Make(attachment, ZaloContentTypes.Prefix + attachment.Type, attachment.Name ?? attachment.Description),
    };

    private static Attachment Make(ZaloAttachment attachment, string contentType, string? name) =>
        new(contentType: contentType, contentUrl: attachment.Url, name: name, thumbnailUrl: attachment.Thumbnail);

    private static Attachment File(ZaloAttachment attachment)
    {
        var extension = attachment.Extension ?? Path.GetExtension(attachment.Name ?? "").TrimStart('.');
        var file = Make(attachment, FileTypes.ContentTypeOf(extension), attachment.Name);
        file.Content = new JObject { ["size"] = attachment.Size, ["md5"] = attachment.Checksum, ["extension"] = attachment.Extension };
        return file;
    }

    private static Attachment Contact(ZaloAttachment attachment, JObject card)
    {
        var contact = Make(attachment, ZaloContentTypes.ContactCard, name: null);
        contact.Content = card;
        return contact;
    }

    /// <summary>A business card comes as a link whose description is JSON with a phone number.</summary>
    private static JObject? Card(ZaloAttachment attachment)
    {
        if (attachment.Description?.StartsWith('{') != true)
        {
            return null;
        }

        try
        {
            return JObject.Parse(attachment.Description) is { } card && card["phone"] is not null ? card : null;
        }
        catch (JsonException)
        {
            // A description of a page may begin with a brace.
            return null;
        }
    }
}
