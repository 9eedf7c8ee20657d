namespace CivicBot.Storage;

/// <summary>Configuration section <c>Data</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Data";

    /// <summary>Where the database, attachments and keys lie; relative to the current folder.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>The embedded database in it.</summary>
    internal string DatabaseFile => Path.Combine(Directory, "civicbot.db");

    /// <summary>The records in it, where no PostgreSQL is configured. A file of its own: messaging's many small writes and the records' few larger ones do not wait for each other.</summary>
    internal string RecordsFile => Path.Combine(Directory, "records.db");

    /// <summary>Photos and files of comments.</summary>
    internal string AttachmentsDirectory => Path.Combine(Directory, "attachments");

    /// <summary>Files that users of Web Chat sent, as long as their conversation is kept.</summary>
    internal string UploadsDirectory => Path.Combine(Directory, "uploads");

    /// <summary>Commune files that administrators wrote in the browser.</summary>
    internal string CommunesDirectory => Path.Combine(Directory, "communes");

    internal string KeysDirectory => Path.Combine(Directory, "keys");
}
