using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>
/// The JSON of an object at one moment. Finding out that nothing changed, the usual case in a turn, writes the JSON against the earlier
/// text character by character and keeps nothing of it.
/// </summary>
internal sealed class JsonSnapshot
{
    private static readonly JsonSerializer Serializer = JsonSerializer.CreateDefault();

    private readonly string _json;

    private JsonSnapshot(string json)
    {
        _json = json;
    }

    /// <summary>What no object looks like: everything is a change against it.</summary>
    public static JsonSnapshot Nothing { get; } = new(string.Empty);

    public static JsonSnapshot Of(object value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(value, text);
        return new JsonSnapshot(text.ToString());
    }

    /// <summary>Whether the object would be written as the same text.</summary>
    public bool Matches(object value)
    {
        using var comparison = new Comparison(_json);
        Write(value, comparison);
        return comparison.IsEqual;
    }

    private static void Write(object value, TextWriter text)
    {
        using var json = new JsonTextWriter(text) { CloseOutput = false };
        Serializer.Serialize(json, value);
    }

    private sealed class Comparison(string expected) : TextWriter(CultureInfo.InvariantCulture)
    {
        private int _position;
        private bool _differs;

        public override Encoding Encoding => Encoding.Unicode;

        public bool IsEqual => !_differs && _position == expected.Length;

        public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

        public override void Write(string value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (_differs)
            {
                return;
            }

            _differs = !expected.AsSpan(_position).StartsWith(buffer, StringComparison.Ordinal);
            _position += buffer.Length;
        }
    }
}
