using System.Text.Json;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>
/// What the webhook needs of an event to verify, route and deduplicate it, read in one forward pass. Everything else waits until the event
/// is handled. Ids are strings even where somebody writes numbers: they are longer than 2^53.
/// </summary>
internal readonly record struct ZaloEnvelope
{
    public string? AppId { get; init; }

    public string? EventName { get; init; }

    /// <summary>The characters of the top-level <c>timestamp</c> as they stand in the body: part of what is signed.</summary>
    public ReadOnlyMemory<byte> Timestamp { get; init; }

    /// <summary><c>oa_id</c>, or <c>oaId</c> as one event writes it.</summary>
    public string? OaId { get; init; }

    public string? SenderId { get; init; }

    public string? RecipientId { get; init; }

    public string? FollowerId { get; init; }

    public string? UserId { get; init; }

    public string? GroupId { get; init; }

    public string? MessageId { get; init; }

    public IReadOnlyList<string> MessageIds { get; init; }

    /// <summary>A notice to a phone number (ZNS): the other end is a phone number or its hash, not a citizen's id.</summary>
    public bool IsTemplateReceipt { get; init; }

    /// <summary>Reads a body; false when it is not one JSON object.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out ZaloEnvelope envelope)
    {
        envelope = default;
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            envelope = ReadObject(ref reader, body);
            return !reader.Read();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: the reader looks at the bytes of a text only when it is asked for, and these are no UTF-8.
            return false;
        }
    }

    private static ZaloEnvelope ReadObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        var envelope = new ZaloEnvelope { MessageIds = [] };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            envelope = Member(ref reader, body, envelope);
        }

        return envelope;
    }

    private static ZaloEnvelope Member(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, ZaloEnvelope envelope)
    {
        if (Is(ref reader, "timestamp"u8))
        {
            return envelope with { Timestamp = Characters(ref reader, body) };
        }

        if (Is(ref reader, "app_id"u8))
        {
            return envelope with { AppId = Text(ref reader) };
        }

        if (Is(ref reader, "event_name"u8))
        {
            return envelope with { EventName = Text(ref reader) };
        }

        if (Is(ref reader, "oa_id"u8) || Is(ref reader, "oaId"u8))
        {
            return envelope with { OaId = Text(ref reader) };
        }

        if (Is(ref reader, "user_id"u8))
        {
            return envelope with { UserId = Text(ref reader) };
        }

        if (Is(ref reader, "group_id"u8))
        {
            return envelope with { GroupId = Text(ref reader) };
        }

        if (Is(ref reader, "sender"u8))
        {
            return envelope with { SenderId = IdOf(ref reader, "id"u8) };
        }

        if (Is(ref reader, "recipient"u8))
        {
            return envelope with { RecipientId = IdOf(ref reader, "id"u8) };
        }

        if (Is(ref reader, "follower"u8))
        {
            return envelope with { FollowerId = IdOf(ref reader, "id"u8) };
        }

        if (Is(ref reader, "message"u8))
        {
            return Message(ref reader, envelope);
        }

        Skip(ref reader);
        return envelope;
    }

    private static ZaloEnvelope Message(ref Utf8JsonReader reader, ZaloEnvelope envelope)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return envelope;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "msg_id"u8))
            {
                envelope = envelope with { MessageId = Text(ref reader) };
            }
            else if (Is(ref reader, "msg_ids"u8))
            {
                envelope = envelope with { MessageIds = Texts(ref reader) };
            }
            else if (Is(ref reader, "tracking_id"u8) || Is(ref reader, "delivery_time"u8))
            {
                Skip(ref reader);
                envelope = envelope with { IsTemplateReceipt = true };
            }
            else
            {
                Skip(ref reader);
            }
        }

        return envelope;
    }

    /// <summary>Names are compared as they stand: Zalo escapes none, and unescaping could throw.</summary>
    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueSpan.SequenceEqual(name);

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>The value behind the current name as text: strings and numbers; anything else counts as missing.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Value(ref reader);
    }

    private static string? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            // Ids and names are ASCII; bytes that are no UTF-8 become replacement characters instead of an exception.
            case JsonTokenType.String when !reader.ValueIsEscaped:
            case JsonTokenType.Number:
                return reader.ValueSpan.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.String:
                Span<char> characters = stackalloc char[256];
                return reader.ValueSpan.Length > characters.Length || HasSurrogateEscape(reader.ValueSpan)
                    ? null
                    : new string(characters[..reader.CopyString(characters)]);
            default:
                reader.Skip();
                return null;
        }
    }

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        reader.Read();
        var values = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return values;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Value(ref reader) is { } value)
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static string? IdOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        string? id = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return id;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, name))
            {
                id = Text(ref reader);
            }
            else
            {
                Skip(ref reader);
            }
        }

        return id;
    }

    private static ReadOnlyMemory<byte> Characters(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            reader.Skip();
            return default;
        }

        var start = (int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0);
        return body.Slice(start, reader.ValueSpan.Length);
    }

    /// <summary>A lone surrogate cannot be copied as text; no id or name of Zalo's needs any surrogate.</summary>
    private static bool HasSurrogateEscape(ReadOnlySpan<byte> value) =>
        value.IndexOf("\\ud"u8) >= 0 || value.IndexOf("\\uD"u8) >= 0;
}
