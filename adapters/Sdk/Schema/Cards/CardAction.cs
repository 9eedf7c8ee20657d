using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A button, or anything else on a card that can be tapped.</summary>
public class CardAction
{
    public CardAction()
    {
    }

    public CardAction(
        string type = null, string title = null, string image = null, string text = null, string displayText = null,
        object value = null, object channelData = null)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
    }

    /// <summary>See <see cref="ActionTypes"/>.</summary>
    /// <summary>See <see cref="ActionTypes"/>.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonProperty(PropertyName = "title")]
    public string Title { get; set; }

    [JsonProperty(PropertyName = "image")]
    public string Image { get; set; }

    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    /// <summary>What is shown in the conversation as if the user had said it.</summary>
    [JsonProperty(PropertyName = "displayText")]
    public string DisplayText { get; set; }

    /// <summary>What the action does its work with: the text to send, the address to open, the number to call.</summary>
    /// <summary>What the action works with: the text to send, the address to open, the number to call.</summary>
    [JsonProperty(PropertyName = "value")]
    public object Value { get; set; }

    [JsonProperty(PropertyName = "channelData")]
    public object ChannelData { get; set; }

    [JsonProperty(PropertyName = "imageAltText")]
    public string ImageAltText { get; set; }

    /// <summary>A text becomes a button with that text as title and value. The type stays open.</summary>
    public static implicit operator CardAction(string input) => FromString(input);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static CardAction FromString(string input) => new(title: input, value: input);
}
