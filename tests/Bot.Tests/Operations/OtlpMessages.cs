using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CivicBot.Tests.Operations;

/// <param name="Value">Of a gauge or sum; of a histogram the sum.</param>
/// <param name="Count">Of a histogram; else 1.</param>
internal sealed record OtlpPoint(string Name, string Unit, IReadOnlyDictionary<string, string> Tags, double Value, ulong Count);

internal sealed record OtlpSpan(string Scope, string Name, IReadOnlyDictionary<string, string> Tags);

/// <summary>Reads OTLP requests as far as the tests ask (opentelemetry-proto 1.x, field numbers from there).</summary>
internal static class OtlpMessages
{
    public static IEnumerable<OtlpPoint> Points(byte[] body, ConcurrentQueue<string> services)
    {
        foreach (var resource in Inner(body, 1))
        {
            foreach (var attribute in Inner(resource, 1).SelectMany(described => Tags(described, 1)).Where(tag => tag.Key == "service.name"))
            {
                services.Enqueue(attribute.Value);
            }

            foreach (var metric in Inner(resource, 2).SelectMany(scope => Inner(scope, 2)))
            {
                var (name, unit) = (Text(metric, 1), Text(metric, 3));
                foreach (var number in Inner(metric, 5).Concat(Inner(metric, 7)).SelectMany(kind => Inner(kind, 1)))
                {
                    var value = Fixed(number, 4) is { } real ? BitConverter.UInt64BitsToDouble(real) : (long)(Fixed(number, 6) ?? 0);
                    yield return new OtlpPoint(name, unit, Tags(number, 7), value, 1);
                }

                foreach (var histogram in Inner(metric, 9).SelectMany(kind => Inner(kind, 1)))
                {
                    yield return new OtlpPoint(name, unit, Tags(histogram, 9), BitConverter.UInt64BitsToDouble(Fixed(histogram, 5) ?? 0), Fixed(histogram, 4) ?? 0);
                }
            }
        }
    }

    public static IEnumerable<OtlpSpan> Spans(byte[] body) =>
        from scope in Inner(body, 1).SelectMany(resource => Inner(resource, 2))
        let name = Inner(scope, 1).Select(described => Text(described, 1)).FirstOrDefault("")
        from span in Inner(scope, 2)
        select new OtlpSpan(name, Text(span, 5), Tags(span, 9));

    /// <summary>Each record with its parts, as one text.</summary>
    public static IEnumerable<string> Logs(byte[] body) => Inner(body, 1)
        .SelectMany(resource => Inner(resource, 2))
        .SelectMany(scope => Inner(scope, 2))
        .Select(record => string.Join(' ', [.. Inner(record, 5).Select(Value), .. Tags(record, 6).Select(tag => $"{tag.Key}={tag.Value}")]));

    private static Dictionary<string, string> Tags(byte[] message, int field) => Inner(message, field)
        .ToDictionary(pair => Text(pair, 1), pair => Inner(pair, 2).Select(Value).FirstOrDefault(""), StringComparer.Ordinal);

    private static string Value(byte[] any) => Fields(any).FirstOrDefault() switch
    {
        (1, _, { } text) => Encoding.UTF8.GetString(text),
        (3, var whole, _) => ((long)whole).ToString(CultureInfo.InvariantCulture),
        (4, var real, _) => BitConverter.UInt64BitsToDouble(real).ToString(CultureInfo.InvariantCulture),
        (var number, var scalar, _) => $"{number}:{scalar}",
    };

    private static string Text(byte[] message, int field) => Inner(message, field).Select(Encoding.UTF8.GetString).FirstOrDefault("");

    private static IEnumerable<byte[]> Inner(byte[] message, int field) => Fields(message).Where(one => one.Number == field && one.Bytes is not null).Select(one => one.Bytes!);

    private static ulong? Fixed(byte[] message, int field) => Fields(message).Where(one => one.Number == field && one.Bytes is null).Select(one => (ulong?)one.Scalar).FirstOrDefault();

    private static List<(int Number, ulong Scalar, byte[]? Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, ulong, byte[]?)>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add((number, Varint(message, ref at), null));
                    break;
                case 1:
                    fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(message.AsSpan(at)), null));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add((number, 0, message[at..(at + length)]));
                    at += length;
                    break;
                case 5:
                    fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at)), null));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"No wire type {tag & 7} is known.");
            }
        }

        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
