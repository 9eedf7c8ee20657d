using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Communes;

/// <summary>The directory over commune files and the holiday file, reread while the program runs; a broken file keeps its last good version.</summary>
public sealed partial class CommuneDirectory : ICommuneDirectory, IDisposable
{
    private readonly string directory;
    private readonly string? sample;
    private readonly string knowledgeDirectory;
    private readonly TimeProvider time;
    private readonly ILogger<CommuneDirectory> logger;
    private readonly DirectoryWatchTimes times;
    private DirectoryWatch? communeWatch;
    private readonly DirectoryWatch? holidayWatch;
    private readonly Lock gate = new();
    private CommuneContents contents;
    private volatile State state;

    /// <param name="directory">The communes directory.</param>
    /// <param name="knowledgeDirectory">The knowledge directory, for its holiday file.</param>
    /// <param name="times">How soon changes are read.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Takes what is wrong with the files: file, line and rule.</param>
    /// <param name="sample">Read in its place as long as it holds no file; null: nothing.</param>
    /// <exception cref="InvalidOperationException">No usable default commune.</exception>
    public CommuneDirectory(
        string directory, string knowledgeDirectory, DirectoryWatchTimes times, TimeProvider time, ILogger<CommuneDirectory> logger, string? sample = null)
    {
        this.sample = sample;
        this.directory = directory;
        this.knowledgeDirectory = knowledgeDirectory;
        this.time = time;
        this.logger = logger;
        if (sample is null && !Directory.Exists(directory))
        {
            throw new InvalidOperationException(
                $"Communes__Directory ('{directory}') does not exist; set it to the folder of the commune files or leave it empty for the shipped sample.");
        }

        this.times = times;
        Watch();
        var calendar = Path.GetDirectoryName(Path.Combine(knowledgeDirectory, HolidayFile.RelativePath))!;
        holidayWatch = Directory.Exists(calendar)
            ? new DirectoryWatch(calendar, "*.yaml", times, time, Reload, unable => Log.NotWatching(logger, times.Poll, unable))
            : null;
        try
        {
            lock (gate)
            {
                contents = CommunesReader.Read(Source, previous: null);
                state = StateOf(contents, previous: null) ?? throw new InvalidOperationException(
                    $"Communes__Directory ('{directory}') holds no usable file with 'default: true'; run 'check' to see what is wrong with its files.");
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Report([]);
        if (state.Snapshot.Default.Fictional)
        {
            Log.Fictional(logger, state.Snapshot.Default.Id);
        }
    }

    public event EventHandler? Reloaded;

    public CommuneSnapshot Current => state.Snapshot;

    public Commune ForOa(string? oaId) =>
        oaId is not null && state.ByOa.TryGetValue(oaId, out var commune) ? commune : state.Snapshot.Default;

    public Commune? Find(string communeId) => state.ById.GetValueOrDefault(communeId);

    public OpeningState OpeningAt(Commune commune, Office office, DateTimeOffset now) =>
        Opening.At(office.Hours, commune.Closures, state.Snapshot.Holidays, now);

    public OpeningState OpeningNow(Commune commune) => OpeningAt(commune, commune.OneStop, time.GetUtcNow());

    public void Dispose()
    {
        communeWatch?.Dispose();
        holidayWatch?.Dispose();
    }

    /// <summary>Takes over at once what was just written, without waiting for the system to tell.</summary>
    public void Reread()
    {
        lock (gate)
        {
            Watch();
        }

        Reload();
    }

    /// <summary>A directory that is made by the first file is watched from then on.</summary>
    private void Watch() => communeWatch ??= Directory.Exists(directory)
        ? new DirectoryWatch(directory, "*.y*ml", times, time, Reload, unable => Log.NotWatching(logger, times.Poll, unable))
        : null;

    private string Source => sample is not null && !CommunesReader.HasFiles(directory) ? sample : directory;

    private void Reload()
    {
        lock (gate)
        {
            var before = state.Snapshot.Problems;
            try
            {
                var read = CommunesReader.Read(Source, contents);
                if (StateOf(read, state) is not { } next)
                {
                    Log.NoDefault(logger);
                    return;
                }

                contents = read;
                state = next;
            }
            catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
            {
                // The directory itself is away: what is known stays in force.
                Log.DirectoryUnreadable(logger, unable);
                return;
            }

            Report(before);
        }

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

    private State? StateOf(CommuneContents read, State? previous)
    {
        if (read.Default is not { } standard)
        {
            return null;
        }

        var (holidays, holidayProblems) = HolidayFile.Read(knowledgeDirectory);
        var communes = read.Communes.Select(c => c.Commune).OrderBy(c => c.Id, StringComparer.Ordinal).ToList();
        var snapshot = new CommuneSnapshot(
            (previous?.Snapshot.Version ?? 0) + 1,
            communes,
            standard,
            [.. read.Problems, .. holidayProblems])
        {
            Holidays = holidays ?? previous?.Snapshot.Holidays ?? PublicHolidays.None,
        };
        var byOa = new Dictionary<string, Commune>(StringComparer.Ordinal);
        foreach (var located in read.Communes)
        {
            foreach (var id in located.OaIds)
            {
                byOa.TryAdd(id.Text, located.Commune);
            }
        }

        return new State(snapshot, byOa, communes.ToDictionary(c => c.Id, StringComparer.Ordinal));
    }

    private void Report(IReadOnlyList<KnowledgeProblem> before)
    {
        Log.Loaded(logger, state.Snapshot.Communes.Count, state.Snapshot.Default.Id);
        foreach (var problem in state.Snapshot.Problems.Except(before).Where(p => p.Severity is ProblemSeverity.Error))
        {
            Log.Problem(logger, problem.File, problem.Line, problem.Rule);
        }
    }

    private sealed record State(CommuneSnapshot Snapshot, IReadOnlyDictionary<string, Commune> ByOa, IReadOnlyDictionary<string, Commune> ById);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Communes} communes read; '{Default}' serves every OA that no file names")]
        public static partial void Loaded(ILogger logger, int communes, string @default);

        [LoggerMessage(2, LogLevel.Error, "Commune or holiday file {File}, line {Line}: {Rule}; run 'check' for the details")]
        public static partial void Problem(ILogger logger, string file, int line, string rule);

        [LoggerMessage(3, LogLevel.Warning, "The default commune '{Commune}' is fictional: set Communes__Directory before real citizens come")]
        public static partial void Fictional(ILogger logger, string commune);

        [LoggerMessage(4, LogLevel.Error, "No usable commune file says 'default: true' any more; the last state stays in force")]
        public static partial void NoDefault(ILogger logger);

        [LoggerMessage(5, LogLevel.Error, "The communes directory cannot be read; the last state stays in force")]
        public static partial void DirectoryUnreadable(ILogger logger, Exception exception);

        [LoggerMessage(6, LogLevel.Error, "A part of the program failed to take over the reloaded communes")]
        public static partial void ListenerFailed(ILogger logger, Exception exception);

        [LoggerMessage(7, LogLevel.Warning, "The system cannot tell of changed commune files; looking every {Poll} instead")]
        public static partial void NotWatching(ILogger logger, TimeSpan poll, Exception exception);
    }
}
