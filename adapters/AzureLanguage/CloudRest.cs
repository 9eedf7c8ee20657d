namespace CivicBot.Adapters.AzureLanguage;

/// <summary>
/// Keeps citizens from waiting for a service that does not answer: after some calls without an answer nothing is asked for a while, after a pause that the service itself
/// asked for, and for longer where key, project or deployment is wrong.
/// </summary>
/// <param name="troublesBeforeRest">Calls in a row without an answer.</param>
/// <param name="rest">How long nothing is asked then.</param>
public sealed class CloudRest(int troublesBeforeRest, TimeSpan rest, TimeProvider time)
{
    private static readonly TimeSpan AfterWrongSettings = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private DateTimeOffset until = DateTimeOffset.MinValue;
    private int troubles;

    /// <summary>What is wrong, for whoever operates it; null: nothing.</summary>
    public CloudTrouble? Trouble { get; private set; }

    /// <summary>Nothing is to be asked now.</summary>
    public bool IsOn
    {
        get
        {
            lock (gate)
            {
                return time.GetUtcNow() < until;
            }
        }
    }

    /// <summary>Notes how a call ended.</summary>
    /// <param name="asked">Pause that the service asked for.</param>
    /// <param name="code">What the service called it; no words of a document.</param>
    /// <returns>True where something is wrong that was not so before.</returns>
    public bool Note(CloudOutcome outcome, TimeSpan? asked, string? code)
    {
        lock (gate)
        {
            if (outcome is CloudOutcome.Answered or CloudOutcome.Partial or CloudOutcome.Refused)
            {
                (troubles, Trouble) = (0, null);
                return false;
            }

            var now = time.GetUtcNow();
            var pause = outcome switch
            {
                CloudOutcome.Misconfigured => AfterWrongSettings,
                CloudOutcome.Busy => asked ?? (++troubles >= troublesBeforeRest ? rest : TimeSpan.Zero),
                _ => ++troubles >= troublesBeforeRest ? rest : TimeSpan.Zero,
            };
            until = now + pause > until ? now + pause : until;
            var before = Trouble?.Outcome;
            Trouble = new CloudTrouble(outcome, code, before == outcome ? Trouble!.Since : now);
            return before != outcome;
        }
    }
}

/// <param name="Outcome">How the last call ended.</param>
/// <param name="Code">What the service called it.</param>
/// <param name="Since">When it first ended so.</param>
public sealed record CloudTrouble(CloudOutcome Outcome, string? Code, DateTimeOffset Since);
