namespace CivicBot.AzureStandIn.Faults;

/// <summary>What goes wrong with one request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>An error of the service.</summary>
    /// <param name="Code">Outer code of the error.</param>
    /// <param name="RetryAfter">Seconds; null: no header.</param>
    public sealed record Status(int Http, string Code, int? RetryAfter = null) : Fault;

    /// <summary>The answer comes late; the request is taken at once.</summary>
    public sealed record Slow(TimeSpan Delay) : Fault;

    /// <summary>The connection breaks without an answer.</summary>
    public sealed record Cut : Fault;

    /// <summary>Success with a body that is not the documented one.</summary>
    public sealed record Garbage : Fault;

    /// <summary>The service takes the documents for another language: it refuses those of a project, and detects this one.</summary>
    public sealed record WrongLanguage(string Iso) : Fault;

    /// <summary>Only every second document has a result; the others have an error, or are simply missing.</summary>
    public sealed record SomeDocuments(bool Missing) : Fault;

    /// <summary>The job ends so: <c>failed</c>, <c>cancelled</c>, <c>partiallyCompleted</c>, <c>rejected</c>.</summary>
    public sealed record JobEnds(string As) : Fault;

    /// <summary>The job never ends.</summary>
    public sealed record JobRunsOn : Fault;

    /// <summary>The job is not found any more when it is asked for.</summary>
    public sealed record JobGone : Fault;
}

/// <summary>Where a fault strikes.</summary>
public enum FaultPoint
{
    /// <summary><c>POST :analyze-text</c>.</summary>
    Analyse,

    /// <summary><c>POST analyze-text/jobs</c>.</summary>
    Submit,

    /// <summary><c>GET analyze-text/jobs/ID</c>.</summary>
    Poll,
}
