using System.Collections.Concurrent;

namespace CivicBot.Storage;

/// <summary>
/// Connections that only read, apart from the writer: readers see the last committed state and never wait for it. A reading is short and
/// synchronous; it takes microseconds from the page cache.
/// </summary>
public sealed class SqliteReaders(SqliteDatabase database) : IDisposable
{
    private const int KeptConnections = 16;

    private readonly ConcurrentBag<SqliteSession> idle = [];
    private int kept;
    private volatile bool disposed;

    /// <summary>Runs <paramref name="read"/> on a connection of its own; what it returns must not be read lazily.</summary>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var session = Rent();
        try
        {
            var result = read(session);
            session.ResetAll();
            GiveBack(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private SqliteSession Rent()
    {
        if (idle.TryTake(out var known))
        {
            Interlocked.Decrement(ref kept);
            return known;
        }

        var session = new SqliteSession(database.OpenOwn());
        session.Execute("PRAGMA query_only=ON");
        return session;
    }

    private void GiveBack(SqliteSession session)
    {
        if (Interlocked.Increment(ref kept) > KeptConnections || disposed)
        {
            Interlocked.Decrement(ref kept);
            session.Dispose();
        }
        else
        {
            idle.Add(session);
        }
    }
}
