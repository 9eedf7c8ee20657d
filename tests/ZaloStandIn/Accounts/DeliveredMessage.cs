using System.Text.Json.Serialization;

namespace CivicBot.ZaloStandIn.Accounts;

public sealed record DeliveredButton(string Title, string Type, string Value);

/// <summary>A message that reached a citizen, from the API or typed by an official in the chat tool.</summary>
public sealed class DeliveredMessage
{
    private volatile bool confirmed;

    /// <summary>Grows by one with every delivery at the stand-in.</summary>
    public long Sequence { get; internal set; }

    public required string OaId { get; init; }

    public required string UserId { get; init; }

    public required string MessageId { get; init; }

    /// <summary><c>text</c>, <c>image</c>, <c>gif</c>, <c>sticker</c>, <c>file</c>, <c>list</c>, <c>request_user_info</c>, <c>reaction</c> or <c>zns</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The text; the icon of a reaction; the title of a contact request.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<DeliveredButton> Buttons { get; init; } = [];

    /// <summary>Upload id, token or address of what is attached.</summary>
    public string? Attachment { get; init; }

    /// <summary>The citizen's message that the send named as recipient, or that is reacted to.</summary>
    public string? InReplyTo { get; init; }

    public string? Quotes { get; init; }

    /// <summary>The official who typed it; null when it came by the API.</summary>
    public string? AdminId { get; init; }

    /// <summary><c>v2</c>, <c>v3</c>, <c>chat-tool</c> or <c>zns</c>.</summary>
    public required string Way { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the success answer with this message's id was written completely to a caller who was still there.</summary>
    public bool Confirmed => confirmed;

    /// <summary>Everything but a reaction is read as a message by the citizen.</summary>
    [JsonIgnore]
    public bool IsMessage => Kind != "reaction";

    internal void Confirm() => confirmed = true;
}
