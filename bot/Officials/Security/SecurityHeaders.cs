namespace CivicBot.Officials.Security;

/// <summary>Headers of every answer below /officials, errors included: nothing from elsewhere is loaded, nobody frames the pages, nothing of them is kept by caches on the way.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>For the one page that shows another page of ours in a frame.</summary>
    public const string ContentPolicyWithFrame = ContentPolicy + "; frame-src 'self'";

    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Always =
    [
        ("Content-Security-Policy", ContentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-cache, no-store"),
        ("Pragma", "no-cache"),
    ];

    public Task InvokeAsync(HttpContext http)
    {
        // At once, so that an end point may say otherwise; and again at the end, because what answers an error begins with a clean slate.
        Add(http);
        http.Response.OnStarting(() =>
        {
            Add(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static void Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        foreach (var (name, value) in Always)
        {
            headers.TryAdd(name, value);
        }

        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
