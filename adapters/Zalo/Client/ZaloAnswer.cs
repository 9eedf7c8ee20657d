using System.Globalization;
using System.Text.Json;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>What one HTTP call to Zalo brought.</summary>
internal abstract record ZaloAnswer
{
    private ZaloAnswer()
    {
    }

    /// <summary><c>error</c> 0.</summary>
    public sealed record Ok(JsonElement Data) : ZaloAnswer;

    /// <summary>Zalo's error, or one of <see cref="ZaloLocalErrors"/> where nothing was sent.</summary>
    public sealed record Failed(ZaloError Error) : ZaloAnswer;

    /// <summary>Nothing that could be read.</summary>
    /// <param name="NeverLeft">True: no connection came about, Zalo cannot have acted.</param>
    public sealed record Nothing(string Reason, bool NeverLeft) : ZaloAnswer;

    /// <summary>Reads status and body. Zalo answers its errors with HTTP 200; <c>error</c> is a number or a numeric string.</summary>
    /// <param name="retryAfter">Of the response header, where given.</param>
    public static ZaloAnswer Read(ZaloErrorFamily family, int httpStatus, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, DateTimeOffset now)
    {
        if (httpStatus >= 500)
        {
            return new Nothing($"HTTP {httpStatus.ToString(CultureInfo.InvariantCulture)}", NeverLeft: false);
        }

        if (httpStatus == 429)
        {
            return new Failed(new ZaloError(httpStatus, ZaloErrorClass.Backoff, "HTTP 429", retryAfter ?? TimeSpan.FromMinutes(1)));
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var member) || ReadCode(member) is not { } code)
            {
                return new Nothing($"HTTP {httpStatus.ToString(CultureInfo.InvariantCulture)} without an error code", NeverLeft: false);
            }

            if (code != 0)
            {
                var text = root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString() : null;
                return new Failed(ZaloErrors.Classify(family, code, text, now));
            }

            return httpStatus is >= 200 and < 300
                ? new Ok(root.TryGetProperty("data", out var data) ? data.Clone() : default)
                : new Nothing($"HTTP {httpStatus.ToString(CultureInfo.InvariantCulture)} with error 0", NeverLeft: false);
        }
        catch (JsonException)
        {
            return new Nothing($"HTTP {httpStatus.ToString(CultureInfo.InvariantCulture)} with a body that is not JSON", NeverLeft: false);
        }
    }

    private static int? ReadCode(JsonElement member) => member.ValueKind switch
    {
        JsonValueKind.Number when member.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(member.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
