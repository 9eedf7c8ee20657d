using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A part of a text worth emphasising.</summary>
public class TextHighlight
{
    public TextHighlight()
    {
    }

    public TextHighlight(string text = null, int? occurrence = default)
    {
        Text = text;
        Occurrence = occurrence;
    }

    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    /// <summary>Which occurrence of the text is meant, counted from 1.</summary>
    [JsonProperty(PropertyName = "occurrence")]
    public int? Occurrence { get; set; }
}
