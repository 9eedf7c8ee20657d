using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Somebody named in the text. Its type is always "mention", whatever the constructor is told.</summary>
public class Mention : Entity
{
    private const string EntityType = "mention";

    public Mention()
        : base(EntityType)
    {
    }

    public Mention(ChannelAccount mentioned = null, string text = null, string type = null)
        : base(EntityType)
    {
        Mentioned = mentioned;
        Text = text;
    }

    [JsonProperty(PropertyName = "mentioned")]
    public ChannelAccount Mentioned { get; set; }

    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }
}
