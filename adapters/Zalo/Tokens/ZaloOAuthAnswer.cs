using System.Globalization;
using System.Text.Json;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>What the OAuth host said to a token request.</summary>
internal abstract record ZaloOAuthAnswer
{
    /// <summary>The documented life of an access token (25 h), for an answer that does not tell.</summary>
    private const int DocumentedLifeSeconds = 90_000;

    private const string RateLimitCode = "-32";

    private static readonly string[] ErrorMembers = ["error", "error_name", "error_reason", "error_description", "message"];

    private ZaloOAuthAnswer()
    {
    }

    /// <summary>A complete pair.</summary>
    public sealed record Granted(string AccessToken, string RefreshToken, TimeSpan Life) : ZaloOAuthAnswer
    {
        public override string ToString() => nameof(Granted);
    }

    /// <summary>Zalo says no; asking again with the same token or code cannot help.</summary>
    /// <param name="Reason">Error name, code and reason, without secrets.</param>
    public sealed record Refused(string Reason) : ZaloOAuthAnswer;

    /// <summary>No usable answer: the token or code may have been spent.</summary>
    public sealed record Unanswered(string Reason) : ZaloOAuthAnswer;

    /// <summary>The request never left this machine, or the rate limit turned it away: token and code are untouched.</summary>
    public sealed record Postponed(string Reason) : ZaloOAuthAnswer;

    /// <summary>
    /// Reads a body. The host answers errors with HTTP 200, sometimes without a number (<c>error_name</c>, <c>error_reason</c>), and
    /// <c>expires_in</c> as string or number; an answer without both tokens is never a grant.
    /// </summary>
    public static ZaloOAuthAnswer Read(int httpStatus, ReadOnlyMemory<byte> body)
    {
        if (httpStatus == 429)
        {
            return new Postponed("HTTP 429");
        }

        if (httpStatus is >= 500 or 408)
        {
            return new Unanswered($"HTTP {httpStatus}");
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : new Unanswered($"HTTP {httpStatus} with a body that is no JSON object");
        }
        catch (JsonException)
        {
            return new Unanswered($"HTTP {httpStatus} with a body that is not JSON");
        }
    }

    private static ZaloOAuthAnswer Read(JsonElement root)
    {
        var access = Text(root, "access_token");
        var refresh = Text(root, "refresh_token");
        if (access.Length > 0 && refresh.Length > 0)
        {
            return new Granted(access, refresh, LifeOf(root));
        }

        string[] said =
        [
            .. ErrorMembers
                .Select(name => Text(root, name))
                .Where(text => text is not ("" or "0"))
                .Distinct(StringComparer.Ordinal),
        ];
        if (said.Length == 0)
        {
            return new Unanswered("an answer without both tokens and without an error");
        }

        return said[0] == RateLimitCode ? new Postponed($"error {RateLimitCode}") : new Refused(Client.ZaloErrorText.Redact(string.Join("; ", said)));
    }

    private static TimeSpan LifeOf(JsonElement root) =>
        double.TryParse(Text(root, "expires_in"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 60 and <= 90 * 86_400
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromSeconds(DocumentedLifeSeconds);

    private static string Text(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
}
