namespace CivicBot.Officials.Accounts;

/// <summary>Where to go after signing in: only to a page of the officials, whatever the address says (no open redirect).</summary>
internal static class BackPath
{
    public const string Home = "/officials";

    public static string Of(string? asked) =>
        asked is not null
        && (asked == Home || asked.StartsWith("/officials/", StringComparison.Ordinal) || asked.StartsWith("/officials?", StringComparison.Ordinal))
        && !asked.Contains('\\', StringComparison.Ordinal)
        && !asked.Contains("//", StringComparison.Ordinal)
        && !asked.Any(char.IsControl)
            ? asked
            : Home;
}
