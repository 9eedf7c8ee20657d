using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

/// <summary>Keeps every log line of every level, exceptions included.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> lines = new();

    public IReadOnlyList<LogLine> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() => lines.Clear();

    internal sealed record LogLine(LogLevel Level, EventId Id, string Category, string Text);

    private sealed class Writer(LogBook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            book.lines.Enqueue(new LogLine(logLevel, eventId, category, $"{formatter(state, exception)} {exception}"));
    }
}
