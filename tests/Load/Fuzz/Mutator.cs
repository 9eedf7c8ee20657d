using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CivicBot.Load.Fuzz;

/// <summary>Makes right things wrong, the same way for the same seed.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    public bool Chance(double share) => random.NextDouble() < share;

    public int Next(int below) => random.Next(below);

    public T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    /// <summary>A text that somebody may send: everyday words, commands, pieces of them, or what breaks programs.</summary>
    public string Text() => random.Next(4) switch
    {
        0 => Pick(NastyTexts.Breaking),
        1 => Pick(NastyTexts.Said),
        2 => Cut(Pick(NastyTexts.Said)) + Pick(NastyTexts.Breaking) + Cut(Pick(NastyTexts.Said)),
        _ => string.Join(random.Next(2) == 0 ? " " : "\n", Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Pick(NastyTexts.Said))),
    };

    /// <summary>Changes one to three values somewhere; members by these names at the top stay (an event without its app's id is not ours and tells nothing).</summary>
    public JsonObject Json(JsonObject whole, params string[] kept)
    {
        var copy = whole.DeepClone().AsObject();
        for (var left = random.Next(4); left > 0; left--)
        {
            Change(copy, kept, depth: 0);
        }

        return copy;
    }

    /// <summary>As JSON; an object without members where an event holds half a character, which this library does not write.</summary>
    public static byte[] Written(JsonNode node)
    {
        try
        {
            return Encoding.UTF8.GetBytes(node.ToJsonString(Plain));
        }
        catch (InvalidOperationException)
        {
            return "{}"u8.ToArray();
        }
    }

    /// <summary>Bytes changed, cut out, doubled or put in.</summary>
    public byte[] Bytes(byte[] right)
    {
        var bytes = new List<byte>(right);
        for (var left = 1 + random.Next(4); left > 0 && bytes.Count > 0; left--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(60), bytes.Count - at)));
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(NastyTexts.Breaking)));
                    break;
                default:
                    bytes.InsertRange(at, Pick(NastyTexts.Raw));
                    break;
            }
        }

        return [.. bytes];
    }

    private void Change(JsonNode node, string[] kept, int depth)
    {
        switch (node)
        {
            case JsonObject whole when whole.Count > 0:
                var (name, value) = whole.ElementAt(random.Next(whole.Count));
                if (kept.Contains(name, StringComparer.Ordinal) && depth == 0)
                {
                    return;
                }

                if (value is JsonObject or JsonArray && Chance(0.7))
                {
                    Change(value, kept, depth + 1);
                }
                else if (Chance(0.15))
                {
                    whole.Remove(name);
                }
                else if (Chance(0.1))
                {
                    whole[Pick(NastyTexts.Breaking)] = value?.DeepClone();
                }
                else
                {
                    whole[name] = Value();
                }

                break;
            case JsonArray { Count: > 0 } list:
                var place = random.Next(list.Count);
                if (list[place] is { } inner and (JsonObject or JsonArray) && Chance(0.7))
                {
                    Change(inner, kept, depth + 1);
                }
                else if (Chance(0.2))
                {
                    list.RemoveAt(place);
                }
                else
                {
                    list.Add(Value());
                }

                break;
        }
    }

    private JsonNode? Value() => random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        2 => JsonValue.Create(random.NextDouble() * Math.Pow(10, random.Next(-300, 300))),
        3 => JsonValue.Create(Chance(0.5)),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => (JsonNode?)JsonValue.Create(Text()))]),
        5 => new JsonObject { [Pick(NastyTexts.Breaking)] = Text() },
        6 => Deep(random.Next(100)),
        _ => JsonValue.Create(Text()),
    };

    private static JsonNode Deep(int levels)
    {
        JsonNode inner = JsonValue.Create(1);
        for (; levels > 0; levels--)
        {
            inner = new JsonArray(inner);
        }

        return inner;
    }

    private string Cut(string text)
    {
        var (from, to) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
        return from < to ? text[from..to] : text[to..from];
    }
}
