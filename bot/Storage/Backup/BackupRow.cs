using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Storage.Export;

namespace CivicBot.Storage.Backup;

/// <summary>A row as one line of JSON that belongs to no kind of database; every value comes back exactly.</summary>
internal static class BackupRow
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(object?[] cells)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartArray();
            foreach (var cell in cells)
            {
                Write(json, cell);
            }

            json.WriteEndArray();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    /// <exception cref="JsonException">It is no row.</exception>
    /// <exception cref="FormatException">A cell is not of its column's kind.</exception>
    public static object?[] Read(string line, IReadOnlyList<BackupColumn> columns)
    {
        using var document = JsonDocument.Parse(line);
        var cells = document.RootElement.EnumerateArray().ToList();
        return cells.Count == columns.Count
            ? [.. cells.Select((cell, index) => cell.ValueKind == JsonValueKind.Null ? null : Read(cell, columns[index].Kind))]
            : throw new FormatException("A row has other columns than its table.");
    }

    private static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case TimeOnly time:
                json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            case string[] list:
                JsonSerializer.Serialize(json, list);
                break;
            default:
                throw new InvalidOperationException($"Nobody backs up values of type {cell.GetType().Name}.");
        }
    }

    private static object Read(JsonElement cell, ColumnKind kind) => kind switch
    {
        ColumnKind.Guid => cell.GetGuid(),
        ColumnKind.Text => cell.GetString()!,
        ColumnKind.Integer or ColumnKind.Moment => cell.GetInt64(),
        ColumnKind.Real => cell.GetDouble(),
        ColumnKind.Boolean => cell.GetBoolean(),
        ColumnKind.Date => DateOnly.ParseExact(cell.GetString()!, "O", CultureInfo.InvariantCulture),
        ColumnKind.Time => TimeOnly.ParseExact(cell.GetString()!, "O", CultureInfo.InvariantCulture),
        ColumnKind.Bytes => cell.GetBytesFromBase64(),
        ColumnKind.List => cell.Deserialize<string[]>()!,
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };
}
