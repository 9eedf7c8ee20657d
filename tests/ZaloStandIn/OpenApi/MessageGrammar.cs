using System.Text.Json;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;

namespace CivicBot.ZaloStandIn.OpenApi;

/// <summary>A send request that has one of the documented shapes.</summary>
internal sealed record SendRequest(string? UserId, string? MessageId, string Kind)
{
    public string Text { get; init; } = "";

    public string? Quotes { get; init; }

    public IReadOnlyList<DeliveredButton> Buttons { get; init; } = [];

    public string? Attachment { get; init; }

    public bool AttachmentIsUpload { get; init; }

    public string? ReactTo { get; init; }
}

internal sealed record Refusal(int Code, string Message);

/// <summary>
/// Reads the body of a send call strictly: every member that is not documented for the shape refuses the whole message, as a wrong one does.
/// </summary>
internal sealed class MessageGrammar(string way)
{
    private const int MaxText = 2_000;
    private const int MaxButtons = 5;

    private static readonly HashSet<string> Reactions =
        new(["/-strong", "/-heart", ":>", ":o", ":-((", "--b", ":-h", "/-remove"], StringComparer.Ordinal);

    private Refusal? refusal;

    public static (SendRequest? Request, Refusal? Refusal) Read(JsonElement? body, string way)
    {
        if (body is not { } root)
        {
            return (null, new Refusal(-201, "body is not a JSON object"));
        }

        var grammar = new MessageGrammar(way);
        var request = grammar.Root(root);
        return grammar.refusal is null ? (request, null) : (null, grammar.refusal);
    }

    private SendRequest? Root(JsonElement root)
    {
        if (!Only(root, "recipient", "message", "sender_action") || root.Child("recipient") is not { ValueKind: JsonValueKind.Object } recipient)
        {
            return Refuse(-201, "recipient is invalid");
        }

        var userId = recipient.Text("user_id");
        var messageId = recipient.Text("message_id");
        if (!Only(recipient, "user_id", "message_id") || string.IsNullOrEmpty(userId) == string.IsNullOrEmpty(messageId))
        {
            return Refuse(-201, "recipient needs exactly one of user_id and message_id, as a string");
        }

        if (messageId is not null && way == "v3")
        {
            return Refuse(-201, "recipient.message_id is invalid");
        }

        return (root.Child("message"), root.Child("sender_action")) switch
        {
            ({ ValueKind: JsonValueKind.Object } message, null) => Message(message) is { } read ? read with { UserId = userId, MessageId = messageId } : null,
            (null, { ValueKind: JsonValueKind.Object } action) when way == "v2" && userId is not null =>
                Action(action) is { } read ? read with { UserId = userId } : null,
            _ => Refuse(-201, "message is invalid"),
        };
    }

    private SendRequest? Action(JsonElement action)
    {
        var icon = action.Text("react_icon");
        var message = action.Text("react_message_id");
        return Only(action, "react_icon", "react_message_id") && icon is not null && Reactions.Contains(icon) && !string.IsNullOrEmpty(message)
            ? new SendRequest(null, null, "reaction") { Text = icon, ReactTo = message }
            : Refuse(-201, "sender_action is invalid");
    }

    private SendRequest? Message(JsonElement message)
    {
        if (!Only(message, "text", "quote_message_id", "attachment")
            || message.Child("text") is { ValueKind: not JsonValueKind.String }
            || message.Child("quote_message_id") is { ValueKind: not JsonValueKind.String })
        {
            return Refuse(-201, "message has an unknown member or one of a wrong type");
        }

        var text = message.Text("text");
        if (text is not null && text.Trim().Length == 0)
        {
            return Refuse(-201, "text is empty");
        }

        if (text is { Length: > MaxText })
        {
            return Refuse(-210, "text is longer than 2000 characters");
        }

        var quotes = message.Text("quote_message_id");
        return message.Child("attachment") switch
        {
            null => text is null ? Refuse(-201, "text is missing") : new SendRequest(null, null, "text") { Text = text, Quotes = quotes },
            { ValueKind: JsonValueKind.Object } attachment => Attachment(attachment, text, quotes),
            _ => Refuse(-201, "attachment is invalid"),
        };
    }

    private SendRequest? Attachment(JsonElement attachment, string? text, string? quotes)
    {
        if (!Only(attachment, "type", "payload") || attachment.Child("payload") is not { ValueKind: JsonValueKind.Object } payload)
        {
            return Refuse(-201, "attachment is invalid");
        }

        return (attachment.Text("type"), payload.Text("template_type")) switch
        {
            ("file", null) => File(payload, text, quotes),
            ("template", null) when payload.Child("template_type") is null => ButtonMessage(payload, text, quotes),
            ("template", "media") => Media(payload, text, quotes),
            ("template", "request_user_info") => ContactRequest(payload, text, quotes),
            ("template", "list") when way == "v2" => ListMessage(payload, text, quotes),
            _ => Refuse(-233, "message type is not supported"),
        };
    }

    private SendRequest? File(JsonElement payload, string? text, string? quotes) =>
        Only(payload, "token") && payload.Text("token") is { Length: > 0 } token && text is null && quotes is null
            ? new SendRequest(null, null, "file") { Attachment = token, AttachmentIsUpload = true }
            : Refuse(-201, "a file message has a token and nothing else");

    private SendRequest? ButtonMessage(JsonElement payload, string? text, string? quotes)
    {
        if (text is null || !Only(payload, "buttons") || payload.Child("buttons") is not { ValueKind: JsonValueKind.Array } array)
        {
            return Refuse(-201, "a message with buttons needs text and buttons");
        }

        if (array.GetArrayLength() is 0 or > MaxButtons)
        {
            return Refuse(-201, "buttons: 1 to 5 are allowed");
        }

        var buttons = new List<DeliveredButton>();
        foreach (var element in array.EnumerateArray())
        {
            if (ButtonGrammar.Read(element) is not { } button)
            {
                return Refuse(-201, "buttons: one of them is invalid");
            }

            buttons.Add(button);
        }

        return new SendRequest(null, null, "text") { Text = text, Quotes = quotes, Buttons = buttons };
    }

    private SendRequest? Media(JsonElement payload, string? text, string? quotes)
    {
        if (OnlyElement(payload) is not { } element || !Only(element, "media_type", "url", "attachment_id", "width", "height"))
        {
            return Refuse(-201, "media needs exactly one element");
        }

        var kind = element.Text("media_type");
        var url = element.Text("url");
        var id = element.Text("attachment_id");
        if (kind is not ("image" or "gif" or "sticker")
            || (url is null) == (id is null)
            || (url is not null && !IsWebAddress(url))
            || (kind == "gif" && (element.Number("width") is not > 0 || element.Number("height") is not > 0))
            || (kind == "sticker" && id is null))
        {
            return Refuse(-201, "elements is invalid");
        }

        return new SendRequest(null, null, kind) { Text = text ?? "", Quotes = quotes, Attachment = url ?? id, AttachmentIsUpload = id is not null && kind != "sticker" };
    }

    private SendRequest? ContactRequest(JsonElement payload, string? text, string? quotes)
    {
        if (text is not null || quotes is not null || OnlyElement(payload) is not { } element || !Only(element, "title", "subtitle", "image_url"))
        {
            return Refuse(-201, "request_user_info needs exactly one element and nothing else");
        }

        return element.Text("title") is { Length: > 0 and <= 100 } title
            && element.Text("subtitle") is { Length: > 0 and <= 500 } subtitle
            && element.Text("image_url") is { } image && IsWebAddress(image)
            ? new SendRequest(null, null, "request_user_info") { Text = title + "\n" + subtitle, Attachment = image }
            : Refuse(-201, "elements is invalid");
    }

    private SendRequest? ListMessage(JsonElement payload, string? text, string? quotes)
    {
        if (text is not null || quotes is not null || !Only(payload, "template_type", "elements")
            || payload.Child("elements") is not { ValueKind: JsonValueKind.Array } elements || elements.GetArrayLength() is 0 or > 5)
        {
            return Refuse(-201, "elements is invalid");
        }

        var titles = new List<string>();
        foreach (var element in elements.EnumerateArray())
        {
            if (!Only(element, "title", "subtitle", "image_url", "default_action")
                || element.Text("title") is not { Length: > 0 and <= 100 } title
                || (titles.Count == 0 && string.IsNullOrEmpty(element.Text("subtitle"))))
            {
                return Refuse(-201, "elements is invalid");
            }

            titles.Add(title);
        }

        return new SendRequest(null, null, "list") { Text = string.Join('\n', titles) };
    }

    private static JsonElement? OnlyElement(JsonElement payload) =>
        Only(payload, "template_type", "elements")
            && payload.Child("elements") is { ValueKind: JsonValueKind.Array } elements
            && elements.GetArrayLength() == 1
            && elements[0].ValueKind == JsonValueKind.Object
            ? elements[0]
            : null;

    private SendRequest? Refuse(int code, string message)
    {
        refusal ??= new Refusal(code, message);
        return null;
    }

    private static bool IsWebAddress(string text) => ButtonGrammar.IsWebAddress(text);

    private static bool Only(JsonElement element, params ReadOnlySpan<string> allowed) => ButtonGrammar.Only(element, allowed);
}
