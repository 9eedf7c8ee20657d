namespace CivicBot.ZaloStandIn.Accounts;

public sealed record TokenPair(string AccessToken, string RefreshToken);

internal enum AccessTokenState
{
    Unknown,
    Valid,
    Expired,
}

/// <summary>The tokens of one OA: access tokens live 25 hours, refresh tokens three months and work once.</summary>
internal sealed class Tokens(TimeProvider time)
{
    public static readonly TimeSpan AccessLife = TimeSpan.FromHours(25);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> accessUntil = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> refreshUntil = new(StringComparer.Ordinal);
    private readonly HashSet<string> usedRefresh = new(StringComparer.Ordinal);

    /// <summary>Rotations done.</summary>
    public int Rotations { get; private set; }

    /// <summary>Refresh requests refused because the token was used, expired or unknown.</summary>
    public int RefusedRefreshes { get; private set; }

    /// <summary>The pair issued last.</summary>
    public TokenPair? Latest { get; private set; }

    public TokenPair Issue(string? accessToken = null, string? refreshToken = null)
    {
        lock (gate)
        {
            return IssueLocked(accessToken ?? Ids.Token("AT"), refreshToken ?? Ids.Token("RT"));
        }
    }

    /// <returns>The new pair, or null when the refresh token is not (or no longer) good.</returns>
    public TokenPair? Rotate(string refreshToken)
    {
        lock (gate)
        {
            if (!refreshUntil.TryGetValue(refreshToken, out var until) || usedRefresh.Contains(refreshToken) || until <= time.GetUtcNow())
            {
                RefusedRefreshes++;
                return null;
            }

            usedRefresh.Add(refreshToken);
            Rotations++;
            return IssueLocked(Ids.Token("AT"), Ids.Token("RT"));
        }
    }

    public bool Knows(string refreshToken)
    {
        lock (gate)
        {
            return refreshUntil.ContainsKey(refreshToken);
        }
    }

    public AccessTokenState StateOf(string accessToken)
    {
        lock (gate)
        {
            return !accessUntil.TryGetValue(accessToken, out var until) ? AccessTokenState.Unknown
                : until <= time.GetUtcNow() ? AccessTokenState.Expired
                : AccessTokenState.Valid;
        }
    }

    /// <summary>All access tokens stop working (expired or removed); refresh tokens stay.</summary>
    public void ExpireAccessTokens()
    {
        lock (gate)
        {
            foreach (var token in accessUntil.Keys.ToList())
            {
                accessUntil[token] = time.GetUtcNow();
            }
        }
    }

    /// <summary>The grant is gone: an administrator of the OA must consent again.</summary>
    public void RevokeGrant()
    {
        lock (gate)
        {
            accessUntil.Clear();
            refreshUntil.Clear();
        }
    }

    private TokenPair IssueLocked(string accessToken, string refreshToken)
    {
        var now = time.GetUtcNow();
        accessUntil[accessToken] = now + AccessLife;
        refreshUntil[refreshToken] = now.AddMonths(3);
        return Latest = new TokenPair(accessToken, refreshToken);
    }
}
