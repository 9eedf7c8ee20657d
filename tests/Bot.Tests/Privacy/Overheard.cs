using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CivicBot.Tests.Privacy;

/// <summary>Hears everything that a program says about itself: log lines with their parts, scopes and exceptions, and traces with their tags.</summary>
internal sealed class Overheard : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> heard = new();
    private readonly ActivityListener activities;
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public Overheard()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Enqueue(
                $"trace {activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(one => one.Tags))} {activity.StatusDescription}"),
        };
        ActivitySource.AddActivityListener(activities);
    }

    /// <summary>Lines that hold one of the secrets.</summary>
    public IReadOnlyList<string> With(IEnumerable<string> secrets) => [.. heard.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)))];

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() => activities.Dispose();

    private sealed class Ear(Overheard all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => all.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var parts = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named) : "";
            var around = new List<string>();
            all.scopes.ForEachScope((scope, list) => list.Add(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : scope?.ToString() ?? ""), around);
            all.heard.Enqueue($"{category} {logLevel} {formatter(state, exception)} {parts} {exception} {string.Join(' ', around)}");
        }
    }
}
