namespace CivicBot.Storage;

/// <summary>One caller's write, waiting for its batch.</summary>
internal abstract class WriteJob(CancellationToken cancellationToken)
{
    /// <summary>Set by the writer when this job, and only this job, failed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Left out, because its caller gave up before its turn came. Later than that, the caller hears the outcome.</summary>
    public bool IsLeftOut { get; private set; }

    /// <summary>It runs one statement only, which SQLite undoes alone when it fails: no savepoint is needed.</summary>
    public bool IsOneStatement { get; init; }

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Whether to run it; asked once, when its turn has come.</summary>
    public bool Begin()
    {
        IsLeftOut = CancellationToken.IsCancellationRequested;
        return !IsLeftOut;
    }

    public abstract void Run(SqliteSession session);

    public abstract void Succeed();

    public abstract void Fail(Exception reason);

    public abstract void Cancel();
}

internal sealed class WriteJob<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) : WriteJob(cancellationToken)
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Task => completion.Task;

    public override void Run(SqliteSession session) => result = write(session);

    public override void Succeed() => completion.TrySetResult(result);

    public override void Fail(Exception reason) => completion.TrySetException(reason);

    public override void Cancel() => completion.TrySetCanceled(CancellationToken);
}
