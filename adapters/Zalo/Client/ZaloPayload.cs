using System.Net.Http.Headers;
using System.Text.Json;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Writes messages as the OA API wants them; pure.</summary>
internal static class ZaloPayload
{
    /// <summary>Zalo shows at most five buttons; with more the whole message fails.</summary>
    public const int MaxButtons = 5;

    public static ZaloCall Call(ZaloMessage message, SendVariant variant, string? uploadId)
    {
        var (endpoint, path) = variant.Flavor == ZaloSendFlavor.V3Cs
            ? ("v3/message/cs", "/v3.0/oa/message/cs")
            : (message.Content is ZaloContent.Reaction ? "v2/message/reaction" : "v2/message", "/v2.0/oa/message");
        var body = Body(message, variant, uploadId);
        return new ZaloCall(endpoint, path, ZaloCallKind.Send, () => new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } });
    }

    /// <summary>The request body, UTF-8.</summary>
    /// <param name="uploadId">Attachment id or file token of the message's media, where it was uploaded just now.</param>
    public static byte[] Body(ZaloMessage message, SendVariant variant, string? uploadId)
    {
        var recipient = variant.RepliesByMessageId
            ? new WireRecipient(MessageId: message.ReplyToMessageId)
            : new WireRecipient(UserId: message.UserId);
        var send = message.Content switch
        {
            ZaloContent.Text text => new WireSend(recipient, TextMessage(text, variant)),
            ZaloContent.Image image => new WireSend(recipient, ImageMessage(image, uploadId)),
            ZaloContent.File file => new WireSend(recipient, new WireMessage(Attachment: new WireAttachment("file", new WirePayload(Token: uploadId ?? file.Token)))),
            ZaloContent.ContactRequest request => new WireSend(recipient, ContactMessage(request)),
            ZaloContent.Reaction reaction => new WireSend(recipient, SenderAction: new WireSenderAction(reaction.Icon, reaction.MessageId)),
            _ => throw new InvalidOperationException($"A kind of content is not handled: {message.Content.GetType().Name}."),
        };
        return JsonSerializer.SerializeToUtf8Bytes(send, ZaloWire.Json.WireSend);
    }

    private static WireMessage TextMessage(ZaloContent.Text text, SendVariant variant) => new(
        text.Body,
        variant.WithQuote ? text.QuoteMessageId : null,
        variant.WithButtons ? Template(new WirePayload(Buttons: [.. text.Buttons.Take(MaxButtons).Select(Button)])) : null);

    private static WireMessage ImageMessage(ZaloContent.Image image, string? uploadId)
    {
        var attachmentId = uploadId ?? image.AttachmentId;
        var element = new WireElement(image.MediaType, attachmentId is null ? image.Url : null, attachmentId, image.Width, image.Height);
        return new WireMessage(string.IsNullOrEmpty(image.Caption) ? null : image.Caption, Attachment: Template(new WirePayload("media", [element])));
    }

    private static WireMessage ContactMessage(ZaloContent.ContactRequest request) => new(Attachment: Template(new WirePayload(
        "request_user_info", [new WireElement(Title: request.Title, Subtitle: request.Subtitle, ImageUrl: request.ImageUrl)])));

    private static WireAttachment Template(WirePayload payload) => new("template", payload);

    private static WireButton Button(ZaloButton button) => new(button.Title, button.Type, button.Type switch
    {
        "oa.open.url" => new WireButtonPayload(Query: null, Url: button.Value),
        "oa.open.phone" => new WireButtonPayload(Query: null, PhoneCode: button.Value),
        "oa.open.sms" => new WireButtonPayload(Query: null, PhoneCode: button.Value, Content: button.SmsText ?? ""),
        _ => new WireButtonPayload(button.Value),
    });
}
