using System.Net.Mime;
using System.Text.RegularExpressions;
using CivicBot.Adapters.Zalo.Webhook;

namespace CivicBot.Officials.Administration;

/// <summary>The file by which Zalo verifies the domain (tệp xác thực tên miền), from the code that an administrator pasted; codes of the configuration are served beside it.</summary>
internal static partial class ZaloVerifierFile
{
    /// <summary>The code out of whatever Zalo's console gave: the file's name, its address, its line of HTML, or the code itself.</summary>
    /// <returns>Null: there is none in it.</returns>
    public static string? CodeIn(string? pasted)
    {
        var text = (pasted ?? "").Trim();
        return FileName().Match(text) is { Success: true } file ? file.Groups["code"].Value
            : MetaLine().Match(text) is { Success: true } meta ? meta.Groups["code"].Value
            : Bare().IsMatch(text) ? text
            : null;
    }

    public static IEndpointRouteBuilder MapZaloVerifierFile(this IEndpointRouteBuilder endpoints)
    {
        // Zalo itself asks, without an account.
        endpoints.MapGet("/zalo_verifier{code}.html", async (string code, InstallationSettings settings, CancellationToken cancellationToken) =>
            code.Length > 0 && await settings.FindAsync(InstallationSettings.ZaloVerifier, cancellationToken) == code
                ? Results.Content(ZaloEndpoints.VerifierPage(code), MediaTypeNames.Text.Html)
                : Results.NotFound()).AllowAnonymous();
        return endpoints;
    }

    [GeneratedRegex("zalo_verifier(?<code>[A-Za-z0-9_-]{1,200})\\.html", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();

    [GeneratedRegex("zalo-platform-site-verification\"?\\s+content=\"(?<code>[A-Za-z0-9_-]{1,200})\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetaLine();

    [GeneratedRegex("^[A-Za-z0-9_-]{6,200}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}
