using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>
/// A point on earth: degrees, and metres above sea level. Its type is always "GeoCoordinates", whatever the constructor is told.
/// </summary>
public class GeoCoordinates : Entity
{
    private const string EntityType = "GeoCoordinates";

    public GeoCoordinates()
        : base(EntityType)
    {
    }

    public GeoCoordinates(
        double? elevation = default, double? latitude = default, double? longitude = default, string type = null, string name = null)
        : base(EntityType)
    {
        Elevation = elevation;
        Latitude = latitude;
        Longitude = longitude;
        Name = name;
    }

    [JsonProperty(PropertyName = "elevation")]
    public double? Elevation { get; set; }

    [JsonProperty(PropertyName = "latitude")]
    public double? Latitude { get; set; }

    [JsonProperty(PropertyName = "longitude")]
    public double? Longitude { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }
}
