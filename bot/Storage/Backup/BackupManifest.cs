using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Storage.Export;

namespace CivicBot.Storage.Backup;

/// <summary>What a backup holds; the first entry of its content.</summary>
/// <param name="Migration">Schema of the records.</param>
/// <param name="Tables">In the order in which they can be put back.</param>
/// <param name="Files">Everything else than attachments: the embedded database, keys, commune files, tables.</param>
/// <param name="Attachments">Hashes of contents.</param>
/// <param name="Missing">Contents that the records name and the folder does not have.</param>
internal sealed record BackupManifest(
    string Program, DateTimeOffset MadeAt, string Migration, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupEntry> Files, IReadOnlyList<string> Attachments, IReadOnlyList<string> Missing)
{
    public const string Name = "manifest.json";
    public const string Database = "civicbot.db";
    public const string KeyFolder = "keys/";
    public const string CommuneFolder = "communes/";
    public const string TableFolder = "records/";
    public const string AttachmentFolder = "attachments/";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };
}

/// <param name="Columns">Of its rows, in their order.</param>
internal sealed record BackupTable(string Name, long Rows, IReadOnlyList<BackupColumn> Columns)
{
    public string File => $"{BackupManifest.TableFolder}{Name}.jsonl";
}

internal sealed record BackupColumn(string Name, ColumnKind Kind);

/// <param name="Sha256">Lower-case hex.</param>
internal sealed record BackupEntry(string Name, long Length, string Sha256);
