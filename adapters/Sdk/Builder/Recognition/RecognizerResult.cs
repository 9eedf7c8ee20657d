using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>What was understood of a text.</summary>
public class RecognizerResult : IRecognizerConvert
{
    [JsonProperty("text")]
    public string Text { get; set; }

    /// <summary>The text after corrections, where the recognizer makes them.</summary>
    [JsonProperty("alteredText")]
    public string AlteredText { get; set; }

    [JsonProperty("intents")]
    public IDictionary<string, IntentScore> Intents { get; set; }

    [JsonProperty("entities")]
    public JObject Entities { get; set; }

    /// <summary>What else the recognizer found out.</summary>
    [JsonExtensionData(ReadData = true, WriteData = true)]
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();

    /// <inheritdoc/>
    public void Convert(dynamic result)
    {
        var other = result as RecognizerResult ?? JObject.FromObject(result).ToObject<RecognizerResult>();
        Text = other.Text;
        AlteredText = other.AlteredText;
        Intents = other.Intents;
        Entities = other.Entities;
        Properties = other.Properties;
    }
}

/// <summary>How sure the recognizer is of one intent.</summary>
public class IntentScore
{
    /// <summary>From 0 to 1.</summary>
    [JsonProperty("score")]
    public double? Score { get; set; }

    /// <summary>What else the recognizer says about this intent.</summary>
    [JsonExtensionData(ReadData = true, WriteData = true)]
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();
}

/// <summary>Reading a result.</summary>
public static class RecognizerResultExtensions
{
    /// <returns>The intent with the highest score; an empty name and 0 when none scored above 0.</returns>
    public static (string intent, double score) GetTopScoringIntent(this RecognizerResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Intents is null)
        {
            throw new ArgumentNullException(nameof(result), "The result has no intents.");
        }

        var top = (intent: string.Empty, score: 0.0);
        foreach (var (intent, found) in result.Intents)
        {
            if (found.Score > top.score)
            {
                top = (intent, found.Score.Value);
            }
        }

        return top;
    }
}
