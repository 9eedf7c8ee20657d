using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;

namespace CivicBot.Storage.Export;

/// <summary>Writes the records out for others (xuất dữ liệu). The same records give the same bytes, on whichever database and machine: rows by key, no moment of the export in it.</summary>
public sealed class RecordsExport(RecordsDatabase records, DataSeal seal)
{
    private const int FormatVersion = 1;
    private static readonly DateTimeOffset ZipMoment = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Vietnamese stays readable; the document is read by programs and people, never put into HTML.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON document: every table, every row on a line of its own.</summary>
    public async Task WriteJsonAsync(ExportOrder order, Stream output, CancellationToken cancellationToken)
    {
        await using var snapshot = await RecordsSnapshot.OpenAsync(records, cancellationToken);
        await WriteAsync(output, Head(order), cancellationToken);
        var first = true;
        foreach (var table in snapshot.Tables.Where(ExportColumns.Leaves))
        {
            await WriteAsync(output, $"{(first ? "" : ",")}\n\"{table.Name}\":[", cancellationToken);
            first = false;
            var (separator, columns) = ("\n", new ExportColumns(table, order.WithContacts).Columns);
            await foreach (var row in RowsAsync(snapshot, table, order, cancellationToken))
            {
                await WriteAsync(output, separator, cancellationToken);
                await output.WriteAsync(Json(columns, row), cancellationToken);
                separator = ",\n";
            }

            await WriteAsync(output, separator == "\n" ? "]" : "\n]", cancellationToken);
        }

        await WriteAsync(output, "\n}}\n", cancellationToken);
    }

    /// <summary>The comments alone as CSV.</summary>
    public async Task WriteCommentsAsync(ExportOrder order, Stream output, CancellationToken cancellationToken)
    {
        await using var snapshot = await RecordsSnapshot.OpenAsync(records, cancellationToken);
        await WriteCsvAsync(snapshot, snapshot.Tables.Single(table => table.Name == "comment"), order, output, cancellationToken);
    }

    /// <summary>One CSV file for each table in a folder that is made where it is missing.</summary>
    public async Task WriteFolderAsync(ExportOrder order, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var snapshot = await RecordsSnapshot.OpenAsync(records, cancellationToken);
        foreach (var table in snapshot.Tables.Where(ExportColumns.Leaves))
        {
            await using var file = File.Create(Path.Combine(folder, table.Name + ".csv"));
            await WriteCsvAsync(snapshot, table, order, file, cancellationToken);
        }
    }

    /// <summary>The same in one .zip.</summary>
    public async Task WriteZipAsync(ExportOrder order, Stream output, CancellationToken cancellationToken)
    {
        await using var snapshot = await RecordsSnapshot.OpenAsync(records, cancellationToken);
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in snapshot.Tables.Where(ExportColumns.Leaves))
        {
            var entry = zip.CreateEntry(table.Name + ".csv", CompressionLevel.SmallestSize);
            entry.LastWriteTime = ZipMoment;
            await using var file = await entry.OpenAsync(cancellationToken);
            await WriteCsvAsync(snapshot, table, order, file, cancellationToken);
        }
    }

    private static string Head(ExportOrder order) => $$"""
        {"format":"civicbot-export","version":{{FormatVersion}},"commune":{{JsonSerializer.Serialize(order.Commune)}},"from":{{JsonSerializer.Serialize(order.From)}},"to":{{JsonSerializer.Serialize(order.To)}},"with_contacts":{{(order.WithContacts ? "true" : "false")}},
        "tables":{
        """;

    private async Task WriteCsvAsync(RecordsSnapshot snapshot, RecordTable table, ExportOrder order, Stream output, CancellationToken cancellationToken)
    {
        // With the mark, without which spreadsheets take UTF-8 for something else.
        await output.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellationToken);
        await WriteAsync(output, CsvText.Line(new ExportColumns(table, order.WithContacts).Columns.Select(column => column.Name)), cancellationToken);
        await foreach (var row in RowsAsync(snapshot, table, order, cancellationToken))
        {
            await WriteAsync(output, CsvText.Line(row), cancellationToken);
        }
    }

    private async IAsyncEnumerable<List<object?>> RowsAsync(RecordsSnapshot snapshot, RecordTable table, ExportOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var columns = new ExportColumns(table, order.WithContacts);
        var (shown, cell) = (columns.Columns, new ExportCell(seal));
        await foreach (var row in snapshot.RowsAsync(table, new ExportFilter(order, snapshot.Tables).Of(table), cancellationToken))
        {
            var id = row[table.Columns.ToList().IndexOf(table.Key[0])];
            yield return [.. columns.Of(row).Select((value, index) => cell.Of(shown[index], value, id))];
        }
    }

    private static ReadOnlyMemory<byte> Json(IReadOnlyList<RecordColumn> columns, List<object?> row)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Count; i++)
            {
                json.WritePropertyName(columns[i].Name);
                JsonSerializer.Serialize(json, row[i], row[i]?.GetType() ?? typeof(object), SerializerOptions);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static readonly JsonSerializerOptions SerializerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task WriteAsync(Stream output, string text, CancellationToken cancellationToken) => await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
}
