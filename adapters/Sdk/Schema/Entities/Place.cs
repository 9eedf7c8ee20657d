using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A place by address, coordinates or map. Its type is always "Place", whatever the constructor is told.</summary>
public class Place : Entity
{
    private const string EntityType = "Place";

    public Place()
        : base(EntityType)
    {
    }

    public Place(object address = null, object geo = null, object hasMap = null, string type = null, string name = null)
        : base(EntityType)
    {
        Address = address;
        Geo = geo;
        HasMap = hasMap;
        Name = name;
    }

    [JsonProperty(PropertyName = "address")]
    public object Address { get; set; }

    [JsonProperty(PropertyName = "geo")]
    public object Geo { get; set; }

    [JsonProperty(PropertyName = "hasMap")]
    public object HasMap { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }
}
