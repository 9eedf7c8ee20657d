using CivicBot.Adapters.Zalo.Client;
using Microsoft.Bot.Schema;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>What the attachments of a message become: lines of its text, choices, and messages of their own.</summary>
internal sealed record OutgoingAttachment(IReadOnlyList<string> Lines, IReadOnlyList<CardAction> Actions, IReadOnlyList<ZaloContent> Contents)
{
    public static OutgoingAttachment ReadAll(Activity activity)
    {
        var parts = (activity.Attachments ?? []).Select(attachment => Read(attachment, activity)).ToList();
        return new OutgoingAttachment(
            [.. parts.SelectMany(part => part.Lines).Where(line => line.Length > 0)],
            [.. parts.SelectMany(part => part.Actions)],
            [.. parts.SelectMany(part => part.Contents)]);
    }

    private static OutgoingAttachment Read(Attachment attachment, Activity activity)
    {
        if (CardContent.Read(attachment) is { } card)
        {
            return new OutgoingAttachment(
                [card.Text.Length > 0 || card.Actions.Count > 0 ? card.Text : PlainText.Clean(activity.Summary)],
                card.Actions,
                [.. card.Images.Select(image => Picture(image, "image", attachment))]);
        }

        var type = attachment.ContentType ?? "";
        var address = attachment.ContentUrl ?? "";
        if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && IsShowable(type, attachment))
        {
            return OnlyContent(Picture(address, type.EndsWith("gif", StringComparison.OrdinalIgnoreCase) ? "gif" : "image", attachment));
        }

        return address switch
        {
            "" => OnlyLine(attachment.Name),
            _ when After(address, ZaloAttachmentSchemes.Media) is { } key => OnlyContent(new ZaloContent.File(Token: null, key)),
            _ when After(address, ZaloAttachmentSchemes.File) is { } token => OnlyContent(new ZaloContent.File(token)),
            _ when IsWeb(address) => OnlyLine(string.IsNullOrWhiteSpace(attachment.Name) ? address : $"{attachment.Name}: {address}"),
            _ => throw Unreachable(),
        };
    }

    private static OutgoingAttachment OnlyLine(string? line) => new([PlainText.Clean(line)], [], []);

    private static OutgoingAttachment OnlyContent(ZaloContent content) => new([], [], [content]);

    /// <summary>Zalo wants the measures of a moving picture; without them its address is shown instead.</summary>
    private static bool IsShowable(string type, Attachment attachment) =>
        !type.EndsWith("gif", StringComparison.OrdinalIgnoreCase) || PictureSize.Of(attachment) is not null;

    private static ZaloContent.Image Picture(string address, string mediaType, Attachment attachment)
    {
        var size = mediaType == "gif" ? PictureSize.Of(attachment) : null;
        var picture = new ZaloContent.Image(Caption: null, Url: null, AttachmentId: null, mediaType, size?.Width, size?.Height);
        return address switch
        {
            _ when After(address, ZaloAttachmentSchemes.Media) is { } key => picture with { MediaKey = key },
            _ when After(address, ZaloAttachmentSchemes.Attachment) is { } id => picture with { AttachmentId = id },
            _ when IsWeb(address) => picture with { Url = address },
            _ => throw Unreachable(),
        };
    }

    private static string? After(string address, string scheme) =>
        address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? address[scheme.Length..] : null;

    public static bool IsWeb(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static NotSupportedException Unreachable() => new(
        $"Zalo cannot fetch this attachment: give a public https address, '{ZaloAttachmentSchemes.Media}' with a key of IZaloMedia, or the id of "
        + $"an upload by IZaloClient after '{ZaloAttachmentSchemes.Attachment}' (picture) or '{ZaloAttachmentSchemes.File}' (file).");
}
