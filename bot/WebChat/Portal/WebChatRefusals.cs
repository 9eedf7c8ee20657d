using System.Globalization;

namespace CivicBot.WebChat.Portal;

/// <summary>Why a page gets nothing, for the webmaster who reads the browser's console; in the form that Direct Line uses.</summary>
internal static class WebChatRefusals
{
    private const int WaitSeconds = 30;

    public static IResult ForeignOrigin { get; } = Say(
        StatusCodes.Status403Forbidden, "OriginNotTrusted", "Pages of this origin may not show the chat; the operator can add it to WebChat__TrustedOrigins.");

    public static IResult NoPage { get; } = Say(
        StatusCodes.Status403Forbidden, "OriginMissing", "This address gives tokens to web pages, which name their origin; a server asks POST /v3/directline/tokens/generate with the Web Chat secret.");

    public static IResult UnknownCommune { get; } = Say(StatusCodes.Status404NotFound, "UnknownCommune", "This host serves no commune of this name; see data-commune in the script tag.");

    public static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = WaitSeconds.ToString(CultureInfo.InvariantCulture);
        return Say(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; wait as the Retry-After header says.");
    }

    private static IResult Say(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);
}
