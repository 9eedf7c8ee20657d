using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Bodies of requests and responses as the Bot Framework writes them.</summary>
public static class HttpHelper
{
    public static readonly JsonSerializerSettings BotMessageSerializerSettings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        Formatting = Formatting.Indented,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
        MaxDepth = 128,
    };

    public static readonly JsonSerializer BotMessageSerializer = JsonSerializer.Create(BotMessageSerializerSettings);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <returns>The body; default when it is empty or not JSON of that shape, which the caller answers with 400.</returns>
    public static async Task<T> ReadRequestAsync<T>(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Json.NET reads synchronously, which the server forbids on its own stream.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        body.Position = 0;
        using var reader = new JsonTextReader(new StreamReader(body, Utf8));
        try
        {
            return BotMessageSerializer.Deserialize<T>(reader);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>Writes status and body of the answer to an invoke; without one, 200 and no body.</summary>
    public static async Task WriteResponseAsync(HttpResponse response, InvokeResponse invokeResponse)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (invokeResponse is null)
        {
            response.StatusCode = (int)HttpStatusCode.OK;
            return;
        }

        response.StatusCode = invokeResponse.Status;
        if (invokeResponse.Body is null)
        {
            return;
        }

        response.ContentType = "application/json";
        using var body = new MemoryStream();
        await using (var writer = new StreamWriter(body, Utf8, leaveOpen: true))
        {
            BotMessageSerializer.Serialize(writer, invokeResponse.Body);
        }

        body.Position = 0;
        await body.CopyToAsync(response.Body, response.HttpContext.RequestAborted);
    }
}
