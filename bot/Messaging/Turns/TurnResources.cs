using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Messaging.Turns;

/// <summary>Scope and time limit of one turn; live as long as it runs.</summary>
internal sealed class TurnResources : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource either;

    public TurnResources(AsyncServiceScope scope, TimeSpan timeLimit, TimeProvider time, CancellationToken cancellationToken)
    {
        this.scope = scope;
        limit = new CancellationTokenSource(timeLimit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Token = either.Token;
    }

    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>Cancelled by the time limit or by the stop of the program.</summary>
    public CancellationToken Token { get; }

    public bool IsOverdue => limit.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        either.Dispose();
        limit.Dispose();
        await scope.DisposeAsync();
    }
}
