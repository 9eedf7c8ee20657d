using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace CivicBot.Officials.Security;

/// <summary>What people see when something breaks: one sentence, never how the program is made.</summary>
internal static class Failures
{
    /// <summary>Answers of people are a few kilobytes; what carries files is limited by the server's own limit, or by the end point's.</summary>
    private const long LargestForm = 1024 * 1024;

    public static IApplicationBuilder UseFailures(this IApplicationBuilder officials) => officials
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = failure => failure switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when IsWrongAddress(failure) => StatusCodes.Status400BadRequest,
                AntiforgeryValidationException or InvalidDataException => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status500InternalServerError,
            },
            ExceptionHandler = SayAsync,
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or AntiforgeryValidationException or InvalidDataException || IsWrongAddress(context.Exception),
        })
        .Use(async (http, next) =>
        {
            LimitForm(http);
            await next(http);
            if (IsBare(http))
            {
                await SayAsync(http);
            }
        });

    /// <summary>A word in the address where a number is asked for; Blazor has no exception of its own for that. Its message quotes the word, so it is not logged.</summary>
    private static bool IsWrongAddress(Exception failure) =>
        failure is InvalidOperationException { TargetSite.DeclaringType: { Namespace: "Microsoft.AspNetCore.Components.Routing" } type } && (type.FullName ?? "").Contains("UrlValueConstraint", StringComparison.Ordinal);

    /// <summary>A failure without a word: no page was found, or one named its type and then refused the form.</summary>
    private static bool IsBare(HttpContext http) =>
        http.Response is { HasStarted: false, ContentLength: null } and ({ StatusCode: StatusCodes.Status400BadRequest } or { StatusCode: > StatusCodes.Status400BadRequest, ContentType: null })
        && !HttpMethods.IsHead(http.Request.Method);

    private static void LimitForm(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit
            && http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null
            && http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) is not true)
        {
            limit.MaxRequestBodySize = LargestForm;
        }
    }

    private static Task SayAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="vi">
            <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{FailureTexts.Title(http.Response.StatusCode)}</title>
            <link rel="stylesheet" href="/officials/assets/officials.css" /></head>
            <body><main id="content"><h1>{FailureTexts.Title(http.Response.StatusCode)}</h1><p>{FailureTexts.Of(http.Response.StatusCode)}</p><p><a href="/officials">{FailureTexts.Home}</a></p></main></body>
            </html>
            """,
            http.RequestAborted);
    }
}
