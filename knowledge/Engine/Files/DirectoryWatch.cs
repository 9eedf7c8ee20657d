namespace CivicBot.Knowledge.Files;

/// <summary>
/// Says when files below a directory changed: at once (after a pause, as editors save in several steps) where the operating
/// system tells, and by looking every so often where it does not (network shares, container mounts, too many watches).
/// </summary>
public sealed class DirectoryWatch : IDisposable
{
    private readonly string directory;
    private readonly string pattern;
    private readonly Action changed;
    private readonly ITimer settle;
    private readonly ITimer poll;
    private readonly FileSystemWatcher? watcher;
    private readonly DirectoryWatchTimes times;
    private readonly Lock gate = new();
    private IReadOnlyList<FileStamp> seen;
    private bool disposed;

    /// <param name="directory">Must exist.</param>
    /// <param name="pattern">Names of the files that count, for example <c>*.md</c>.</param>
    /// <param name="times">How long to wait.</param>
    /// <param name="time">Clock of the timers.</param>
    /// <param name="changed">Called on a timer's thread, never twice at once; must not throw.</param>
    /// <param name="notWatching">Called when the operating system cannot tell of changes; polling goes on.</param>
    public DirectoryWatch(string directory, string pattern, DirectoryWatchTimes times, TimeProvider time, Action changed, Action<Exception> notWatching)
    {
        this.directory = directory;
        this.pattern = pattern;
        this.times = times;
        this.changed = changed;
        seen = Stamps();
        settle = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        poll = time.CreateTimer(_ => Look(), null, times.Poll, times.Poll);
        watcher = Watch(notWatching);
    }

    public void Dispose()
    {
        // Waits for a look in progress, so that nothing is called back afterwards.
        lock (gate)
        {
            disposed = true;
        }

        watcher?.Dispose();
        settle.Dispose();
        poll.Dispose();
    }

    private FileSystemWatcher? Watch(Action<Exception> notWatching)
    {
        FileSystemWatcher? created = null;
        try
        {
            created = new FileSystemWatcher(directory) { IncludeSubdirectories = true };
            created.Changed += (_, _) => Settle();
            created.Created += (_, _) => Settle();
            created.Deleted += (_, _) => Settle();
            created.Renamed += (_, _) => Settle();
            created.Error += (_, _) => Settle();
            created.EnableRaisingEvents = true;
            return created;
        }
        catch (Exception unable) when (unable is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            created?.Dispose();
            notWatching(unable);
            return null;
        }
    }

    private void Settle()
    {
        lock (gate)
        {
            if (!disposed)
            {
                settle.Change(times.Settle, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Look()
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            var now = Stamps();
            if (!now.SequenceEqual(seen))
            {
                seen = now;
                changed();
            }
        }
    }

    private IReadOnlyList<FileStamp> Stamps()
    {
        try
        {
            return
            [
                .. new DirectoryInfo(directory)
                    .EnumerateFiles(pattern, SearchOption.AllDirectories)
                    .Select(f => new FileStamp(f.FullName, f.Length, f.LastWriteTimeUtc))
                    .OrderBy(f => f.Path, StringComparer.Ordinal),
            ];
        }
        catch (Exception vanished) when (vanished is IOException or UnauthorizedAccessException)
        {
            // A file or folder went away while we looked: the next look sees the settled state.
            return seen ?? [];
        }
    }

    private readonly record struct FileStamp(string Path, long Length, DateTime Written);
}

/// <summary>How long a <see cref="DirectoryWatch"/> waits.</summary>
/// <param name="Settle">Quiet time after a change before it is read.</param>
/// <param name="Poll">Time between two looks of its own.</param>
public sealed record DirectoryWatchTimes(TimeSpan Settle, TimeSpan Poll)
{
    public static DirectoryWatchTimes Default { get; } = new(TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(15));
}
