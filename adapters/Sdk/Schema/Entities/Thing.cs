using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The root type of schema.org.</summary>
public class Thing
{
    public Thing()
    {
    }

    public Thing(string type = null, string name = null)
    {
        Type = type;
        Name = name;
    }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }
}
