using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CivicBot.Adapters.WebChat;

/// <summary>What Direct Line says when it does not do what it was asked: a status that tells clients whether to try again, and <c>{"error":{"code","message"}}</c>.</summary>
internal static class DirectLineAnswers
{
    public static IResult NoToken { get; } = Error(StatusCodes.Status401Unauthorized, "MissingToken", "The Authorization header must carry a bearer token.");

    public static IResult NoSecret { get; } = Error(StatusCodes.Status401Unauthorized, "BadArgument", "The Authorization header must carry the Web Chat secret.");

    /// <summary>403 is what clients take for an expired token: they ask their page for a new one.</summary>
    public static IResult TokenExpired { get; } = Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired or is not of this service.");

    public static IResult ForeignOrigin { get; } = Error(
        StatusCodes.Status403Forbidden, "OriginNotTrusted", "Pages of this origin may not use Web Chat; the operator can add it to WebChat__TrustedOrigins.");

    public static IResult OtherConversation { get; } = Error(StatusCodes.Status404NotFound, "BadArgument", "This token opens another conversation.");

    public static IResult Malformed { get; } = Error(StatusCodes.Status400BadRequest, "BadSyntax", "The body must be one JSON activity.");

    public static IResult Watermark { get; } = Error(StatusCodes.Status400BadRequest, "BadArgument", "The watermark is not one that this service gave.");

    public static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    /// <param name="wait">Rounded up to seconds, as HTTP wants it.</param>
    public static IResult TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; wait as the Retry-After header says.");
    }
}
