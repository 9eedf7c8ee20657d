using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Tests.Events;

/// <summary>One event as Zalo sends it, with what is to be made of it. The files are in the folder Fixtures, one a kind.</summary>
/// <param name="Conversation"><c>oaId:userId</c>, or <c>oaId:-</c> where no citizen is concerned.</param>
/// <param name="Kind">Name of the case of <see cref="Zalo.Events.ZaloEvent"/>.</param>
/// <param name="Activity">Members that the activity must have; null: no turn.</param>
internal sealed record EventFixture(string Name, string Conversation, string Kind, JObject Event, JObject? Activity)
{
    public static IEnumerable<EventFixture> All => typeof(EventFixture).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
        .Select(Load)
        .Where(fixture => fixture is not null)
        .Select(fixture => fixture!);

    /// <summary>The event's bytes; escapes stay escapes, because half a surrogate pair has no UTF-8.</summary>
    public byte[] Body => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(
        Event, Formatting.None, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii, DateParseHandling = DateParseHandling.None }));

    public override string ToString() => Name;

    private static EventFixture? Load(string resource)
    {
        using var reader = new JsonTextReader(new StreamReader(typeof(EventFixture).Assembly.GetManifestResourceStream(resource)!)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader) is JObject file && file["event"] is JObject sent
            ? new EventFixture(resource[..^5], file.Value<string>("conversation")!, file.Value<string>("kind")!, sent, file["activity"] as JObject)
            : null;
    }
}
