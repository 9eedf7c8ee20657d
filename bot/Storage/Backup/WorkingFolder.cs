namespace CivicBot.Storage.Backup;

/// <summary>A folder in the data directory for files on their way, readable by the program's user only; gone afterwards. What a process that died left is removed by the next one.</summary>
internal sealed class WorkingFolder : IDisposable
{
    private const string Prefix = ".working-";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(12);

    public WorkingFolder(string data)
    {
        RemoveOld(data);
        Path = System.IO.Path.Combine(System.IO.Path.GetFullPath(data), Prefix + Guid.NewGuid().ToString("N"));
        PrivateFile.MakeFolder(Path);
    }

    public string Path { get; }

    public static void RemoveOld(string data)
    {
        foreach (var old in Directory.Exists(data) ? new DirectoryInfo(data).EnumerateDirectories(Prefix + "*") : [])
        {
            if (old.CreationTimeUtc < DateTime.UtcNow - Abandoned)
            {
                old.Delete(recursive: true);
            }
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
