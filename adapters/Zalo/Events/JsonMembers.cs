using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Events;

/// <summary>Reads members that may be missing, of another type, or numbers written as text.</summary>
internal static class JsonMembers
{
    public static JObject? Object(this JObject? parent, string name) => parent?[name] as JObject;

    /// <summary>The member as text: strings and numbers; null for anything else and for empty text.</summary>
    public static string? Text(this JObject? parent, string name) => Text(parent?[name]);

    public static string? Text(JToken? token) => token switch
    {
        JValue { Type: JTokenType.String, Value: string { Length: > 0 } text } => text,
        JValue { Type: JTokenType.Integer or JTokenType.Float, Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static long? Integer(this JObject? parent, string name) =>
        long.TryParse(parent.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static double? Number(this JObject? parent, string name) =>
        double.TryParse(parent.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    public static DateTimeOffset? Milliseconds(this JObject? parent, string name) =>
        parent.Integer(name) is { } value and > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    public static IReadOnlyList<string> Texts(this JObject? parent, string name) =>
        parent?[name] is JArray items ? [.. items.Select(Text).OfType<string>()] : [];

    public static IEnumerable<JObject> Objects(this JObject? parent, string name) =>
        parent?[name] is JArray items ? items.OfType<JObject>() : [];
}
