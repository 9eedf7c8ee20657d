namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>An access token to call Zalo with, or why there is none.</summary>
internal abstract record ZaloAccess
{
    private ZaloAccess()
    {
    }

    public sealed record Granted(string AccessToken) : ZaloAccess
    {
        public override string ToString() => nameof(Granted);
    }

    /// <summary>A person must act: nobody consented yet, Zalo refused the refresh token, or the keys are lost.</summary>
    public sealed record ConsentNeeded(string Reason) : ZaloAccess;

    /// <summary>The refresh failed in passing; the grant is alive.</summary>
    public sealed record Unavailable(string Reason, TimeSpan RetryAfter) : ZaloAccess;
}
