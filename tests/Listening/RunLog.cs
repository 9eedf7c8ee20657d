using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace CivicBot.Tests.Listening;

/// <summary>
/// Everything that the programs and parts of one test run say about themselves, at Debug level: log lines with their parts, scopes and exceptions, and traces with their tags. After the last
/// test it is searched for what citizens said and who they are. Lines go to a file, since a whole run says more than memory should hold.
/// </summary>
internal static partial class RunLog
{
    /// <summary>Shorter messages ("menu", "gửi ý kiến") are commands whose words stand in the program itself.</summary>
    private const int FewestWords = 6;

    private static readonly string Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"civicbot-run-{Environment.ProcessId}.log");
    private static readonly Lock Gate = new();
    private static readonly ConcurrentDictionary<string, byte> Secrets = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentQueue<string> Telling = new();
    private static readonly StreamWriter Writer = new(Path, append: false, Encoding.UTF8, bufferSize: 1 << 16);
    private static readonly ActivityListener Traces = Listen();
    private static long lines;

    /// <summary>For programs that a test starts.</summary>
    public static ILoggerProvider Provider { get; } = new Ears();

    /// <summary>For single parts that a test makes.</summary>
    public static ILogger<T> For<T>() => new Named<T>();

    /// <summary>A citizen of the tests said this, or is known by it (id, phone).</summary>
    public static void MustNotTell(string? secret, bool isId = false)
    {
        if (secret is { Length: > 0 } && (isId || secret.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords))
        {
            Secrets.TryAdd(secret, 0);
        }
    }

    /// <summary>Closes the log and searches it.</summary>
    /// <returns>Number of lines heard, number of secrets looked for, and the lines that tell of citizens.</returns>
    public static (long Lines, int Secrets, IReadOnlyList<string> Telling) Search()
    {
        Traces.Dispose();
        lock (Gate)
        {
            Writer.Dispose();
        }

        var wanted = SearchValues.Create([.. Secrets.Keys], StringComparison.OrdinalIgnoreCase);
        string[] telling = [.. Telling, .. File.ReadLines(Path).Where(line => line.AsSpan().ContainsAny(wanted))];
        File.Delete(Path);
        return (lines, Secrets.Count, telling);
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Hear(
                $"trace {activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(one => one.Tags))} {activity.StatusDescription}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Hear(string line)
    {
        var flat = line.ReplaceLineEndings(" ");
        if (!flat.StartsWith("trace ", StringComparison.Ordinal) && VietnameseLetter().IsMatch(flat))
        {
            Telling.Enqueue(flat);
        }

        lock (Gate)
        {
            lines++;
            if (Writer.BaseStream.CanWrite)
            {
                Writer.WriteLine(flat);
            }
        }
    }

    /// <summary>
    /// The program tells operators in English: a Vietnamese letter in a log line comes from a citizen, or from an answer to one. In traces stand the statements of tests too, which name places of the sample ward.
    /// </summary>
    [GeneratedRegex("[ăâđêôơưạ-ỹĂÂĐÊÔƠƯẠ-Ỹ]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex VietnameseLetter();

    internal sealed class Ears : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ILogger CreateLogger(string categoryName) => new Ear(categoryName, () => scopes);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose()
        {
            // Programs end many times in a run; the run's log goes on.
        }
    }

    private sealed class Named<T> : ILogger<T>
    {
        private static readonly LoggerExternalScopeProvider Scopes = new();
        private readonly Ear ear = new(typeof(T).FullName ?? typeof(T).Name, () => Scopes);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => ear.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => ear.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            ear.Log(logLevel, eventId, state, exception, formatter);
    }

    private sealed class Ear(string category, Func<IExternalScopeProvider> scopes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes().Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var parts = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named) : "";
            var around = new List<string>();
            scopes().ForEachScope((scope, list) => list.Add(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : scope?.ToString() ?? ""), around);
            Hear($"{category} {logLevel} {formatter(state, exception)} {parts} {exception} {string.Join(' ', around)}");
        }
    }
}
