namespace CivicBot.Storage;

/// <summary>Configuration section <c>Data</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Data";

    /// <summary>Where the database, attachments and keys lie; relative to the current folder.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>The embedded database in it.</summary>
    internal string DatabaseFile => Path.Combine(Directory, "civicbot.db");
}
