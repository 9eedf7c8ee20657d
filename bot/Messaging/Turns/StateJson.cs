using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Messaging.Turns;

/// <summary>
/// Bot state as JSON without type names: what is stored can never choose a type to be created. Dictionaries (the form of all BotState) and
/// JSON tokens need nothing; any other type comes back as itself only if it was registered under a name.
/// </summary>
internal sealed class StateJson
{
    private const string DictionaryKind = "dictionary";
    private const string TokenKind = "json";

    private readonly JsonSerializer serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        // A citizen's text that looks like a date stays the text that it is.
        DateParseHandling = DateParseHandling.None,
        Culture = CultureInfo.InvariantCulture,
        MaxDepth = 64,
    });

    private readonly Dictionary<string, Type> types;
    private readonly Dictionary<Type, string> names;

    public StateJson(IEnumerable<StateType> registered)
    {
        types = registered.ToDictionary(t => t.Name, t => t.Type, StringComparer.Ordinal);
        names = types.ToDictionary(t => t.Value, t => t.Key);
    }

    public (string Kind, string Json) Write(object value)
    {
        var kind = value switch
        {
            JToken => TokenKind,
            IDictionary<string, object> => DictionaryKind,
            _ => names.GetValueOrDefault(value.GetType()) ?? throw new InvalidOperationException(
                $"State of type {value.GetType().Name} is not registered; call AddStateType<{value.GetType().Name}>(\"name\") at start."),
        };
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text);
        serializer.Serialize(json, value);
        return (kind, text.ToString());
    }

    public object Read(string kind, string json)
    {
        var type = kind switch
        {
            TokenKind => typeof(JToken),
            DictionaryKind => typeof(Dictionary<string, object>),
            // Written by a version that knew the type: the bot still gets its data.
            _ => types.GetValueOrDefault(kind, typeof(JObject)),
        };
        using var text = new StringReader(json);
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        return serializer.Deserialize(reader, type) ?? new JObject();
    }
}

/// <param name="Name">Stored with the item; stays when the class is renamed.</param>
internal sealed record StateType(string Name, Type Type);
