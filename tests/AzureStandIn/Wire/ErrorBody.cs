namespace CivicBot.AzureStandIn.Wire;

/// <summary>Errors in the service's own shape.</summary>
internal static class ErrorBody
{
    public static IResult Result(int http, string code, string message, string? inner = null) => Results.Json(Of(code, message, inner), statusCode: http);

    public static object Of(string code, string message, string? inner) => new { error = Error(code, message, inner) };

    /// <summary>The outer code says little ("InvalidArgument"); the inner one what it is.</summary>
    public static object Error(string code, string message, string? inner) => inner is null
        ? new { code, message }
        : new { code, message, innererror = new { code = inner, message } };
}
