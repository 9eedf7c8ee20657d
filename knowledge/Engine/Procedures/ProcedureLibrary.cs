using System.Diagnostics;
using CivicBot.Knowledge.Files;
using Microsoft.Extensions.Logging;

namespace CivicBot.Knowledge.Procedures;

/// <summary>
/// The library over a knowledge directory that officials edit while the program runs: every change is read within seconds, a
/// broken file keeps its last good version, and readers always see one whole state.
/// </summary>
public sealed partial class ProcedureLibrary : IProcedureLibrary, ILocalTexts, IDisposable
{
    private readonly string directory;
    private readonly ILogger<ProcedureLibrary> logger;
    private readonly DirectoryWatch watch;
    private readonly Lock gate = new();
    private LibraryContents contents;
    private IReadOnlyList<LocalText> local = [];
    private volatile ProcedureSnapshot current;

    /// <param name="directory">The knowledge directory, with the folder <c>procedures</c>.</param>
    /// <param name="times">How soon changes are read.</param>
    /// <param name="time">Clock of the timers.</param>
    /// <param name="logger">Takes what is wrong with the files: file, line and rule.</param>
    /// <exception cref="InvalidOperationException">The directory holds no usable procedure.</exception>
    public ProcedureLibrary(string directory, DirectoryWatchTimes times, TimeProvider time, ILogger<ProcedureLibrary> logger)
    {
        this.directory = directory;
        this.logger = logger;
        if (!Directory.Exists(Path.Combine(directory, LibraryReader.NationalFolder)))
        {
            throw new InvalidOperationException(
                $"Knowledge__Directory ('{directory}') has no folder '{LibraryReader.NationalFolder}'; set it to the knowledge directory or leave it empty for the shipped one.");
        }

        // Watching starts before reading: a change in between is read twice rather than missed.
        watch = new DirectoryWatch(directory, "*.md", times, time, Reload, unable => Log.NotWatching(logger, times.Poll, unable));
        try
        {
            lock (gate)
            {
                contents = Read(previous: null);
                current = contents.ToSnapshot(1);
            }

            if (current.Procedures.Count == 0)
            {
                throw new InvalidOperationException(
                    $"Knowledge__Directory ('{directory}') holds no usable procedure; run 'check' to see what is wrong with its files.");
            }
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    public event EventHandler? Reloaded;

    public ProcedureSnapshot Current => current;

    public void Dispose() => watch.Dispose();

    public void Use(IReadOnlyList<LocalText> texts)
    {
        lock (gate)
        {
            if (texts.SequenceEqual(local))
            {
                return;
            }

            contents = LibraryReader.WithLocal(contents, texts);
            local = texts;
            current = contents.ToSnapshot(current.Version + 1);
        }

        Tell();
    }

    public LocalTrial Try(LocalText text, DateOnly vietnamDate)
    {
        LibraryContents tried;
        lock (gate)
        {
            tried = LibraryReader.Trial(contents, [.. local.Where(other => other.Path != text.Path), text]);
        }

        // Where the text is refused, the file of the commune, the province's or the nation's has the last word.
        var problems = tried.Problems.Where(problem => problem.File == text.Path).ToList();
        var entry = tried.Local.GetValueOrDefault(text.Locality)?.GetValueOrDefault(text.Slug);
        var isUsed = entry?.File == text.Path && (text.Text is null || tried.GoodLocal.ContainsKey(text.Path));
        return isUsed
            ? new LocalTrial(entry!.Procedure, LibraryReader.InOrder(problems.Concat(ReviewRules.CheckValidity(entry, vietnamDate))))
            : new LocalTrial(null, problems);
    }

    private void Reload()
    {
        lock (gate)
        {
            try
            {
                var read = Read(contents);
                if (read.National.Count == 0)
                {
                    // Nobody deletes everything on purpose: a deployment or a mount is under way.
                    Log.DirectoryEmpty(logger);
                    return;
                }

                contents = read;
            }
            catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
            {
                // The directory itself is away: what is known stays in force.
                Log.DirectoryUnreadable(logger, unable);
                return;
            }

            current = contents.ToSnapshot(current.Version + 1);
        }

        Tell();
    }

    private void Tell()
    {
        try
        {
            Reloaded?.Invoke(this, EventArgs.Empty);
        }
        catch (Exception failed)
        {
            // A listener's mistake must not end the process from a timer's thread; it keeps its older state.
            Log.ListenerFailed(logger, failed);
        }
    }

    private LibraryContents Read(LibraryContents? previous)
    {
        var started = Stopwatch.GetTimestamp();
        var read = LibraryReader.Read(directory, previous, local, CancellationToken.None);
        Log.Loaded(
            logger,
            read.National.Count,
            read.Local.Count,
            read.Problems.Count(p => p.Severity is ProblemSeverity.Error),
            read.Problems.Count(p => p.Severity is ProblemSeverity.Warning),
            Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        foreach (var problem in read.Problems.Except(previous?.Problems ?? []).Where(p => p.Severity is ProblemSeverity.Error))
        {
            Log.Problem(logger, problem.File, problem.Line, problem.Rule);
        }

        return read;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Procedures} procedures ({Localities} localities with texts of their own) read in {Milliseconds:F0} ms; {Errors} errors, {Warnings} warnings")]
        public static partial void Loaded(ILogger logger, int procedures, int localities, int errors, int warnings, double milliseconds);

        [LoggerMessage(2, LogLevel.Error, "Knowledge file {File}, line {Line}: {Rule}; run 'check' for the details")]
        public static partial void Problem(ILogger logger, string file, int line, string rule);

        [LoggerMessage(3, LogLevel.Warning, "The system cannot tell of changed knowledge files; looking every {Poll} instead")]
        public static partial void NotWatching(ILogger logger, TimeSpan poll, Exception exception);

        [LoggerMessage(5, LogLevel.Error, "The knowledge directory holds no procedure any more; the last state stays in force")]
        public static partial void DirectoryEmpty(ILogger logger);

        [LoggerMessage(6, LogLevel.Error, "A part of the program failed to take over the reloaded procedures")]
        public static partial void ListenerFailed(ILogger logger, Exception exception);

        [LoggerMessage(4, LogLevel.Error, "The knowledge directory cannot be read; the last state stays in force")]
        public static partial void DirectoryUnreadable(ILogger logger, Exception exception);
    }
}
