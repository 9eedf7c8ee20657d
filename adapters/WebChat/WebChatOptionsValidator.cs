using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>Checks what belongs together; a wrong origin would only show as a button that is missing on somebody's portal.</summary>
internal sealed class WebChatOptionsValidator : IValidateOptions<WebChatOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, WebChatOptions options) =>
        Problems(options).ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Problems(WebChatOptions options)
    {
        foreach (var origin in options.TrustedOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return $"WebChat__TrustedOrigins holds '{origin}'; write scheme and host as a browser says them, without a path or a slash at the end, for example https://phuong-an-mau.gov.vn.";
        }

        foreach (var origin in options.TrustedOrigins.Where(origin => IsOrigin(origin) && IsOpenHttp(new Uri(origin))))
        {
            yield return $"WebChat__TrustedOrigins holds '{origin}'; a page without https can be changed on the way, so only https is trusted (http only for localhost).";
        }

        if (options.Secret.Length is > 0 and < ShortestSecret)
        {
            yield return $"WebChat__Secret is shorter than {ShortestSecret} characters; make one with: openssl rand -hex 32.";
        }
    }

    /// <summary>Exactly what a browser puts into the header <c>Origin</c>: small letters, no default port, punycode.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && text == $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}"))}";

    private static bool IsOpenHttp(Uri origin) => origin.Scheme == Uri.UriSchemeHttp && !origin.IsLoopback;
}
