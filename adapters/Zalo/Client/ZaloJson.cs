using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Shapes of requests and answers on the wire; snake case, absent members left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(WireSend))]
[JsonSerializable(typeof(WireTemplateMessage))]
[JsonSerializable(typeof(WireUserQuery))]
[JsonSerializable(typeof(WireHistoryQuery))]
internal sealed partial class ZaloJson : JsonSerializerContext;

internal static class ZaloWire
{
    /// <summary>Vietnamese letters as themselves, not as <c>\u</c> escapes: a third of the bytes.</summary>
    public static ZaloJson Json { get; } = new(new JsonSerializerOptions(ZaloJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

internal sealed record WireSend(WireRecipient Recipient, WireMessage? Message = null, WireSenderAction? SenderAction = null);

internal sealed record WireRecipient(string? UserId = null, string? MessageId = null);

internal sealed record WireMessage(string? Text = null, string? QuoteMessageId = null, WireAttachment? Attachment = null);

internal sealed record WireAttachment(string Type, WirePayload Payload);

internal sealed record WirePayload(
    string? TemplateType = null, IReadOnlyList<WireElement>? Elements = null, IReadOnlyList<WireButton>? Buttons = null, string? Token = null);

internal sealed record WireElement(
    string? MediaType = null,
    string? Url = null,
    string? AttachmentId = null,
    int? Width = null,
    int? Height = null,
    string? Title = null,
    string? Subtitle = null,
    string? ImageUrl = null);

internal sealed record WireButton(string Title, string Type, WireButtonPayload Payload);

internal sealed record WireSenderAction(string ReactIcon, string ReactMessageId);

internal sealed record WireTemplateMessage(
    string Phone, string TemplateId, IReadOnlyDictionary<string, string> TemplateData, string TrackingId, string? Mode);

internal sealed record WireUserQuery(string UserId);

internal sealed record WireHistoryQuery(string UserId, int Offset, int Count);

/// <summary>A query button's payload is a plain string; the others' are objects.</summary>
[JsonConverter(typeof(WireButtonPayloadConverter))]
internal sealed record WireButtonPayload(string? Query, string? Url = null, string? PhoneCode = null, string? Content = null);

internal sealed class WireButtonPayloadConverter : JsonConverter<WireButtonPayload>
{
    public override WireButtonPayload Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Buttons are only written.");

    public override void Write(Utf8JsonWriter writer, WireButtonPayload value, JsonSerializerOptions options)
    {
        if (value.Query is not null)
        {
            writer.WriteStringValue(value.Query);
            return;
        }

        writer.WriteStartObject();
        Member(writer, "content", value.Content);
        Member(writer, "phone_code", value.PhoneCode);
        Member(writer, "url", value.Url);
        writer.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
