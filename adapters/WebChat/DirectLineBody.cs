using System.Globalization;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.WebChat;

/// <summary>What clients send and get: activities as JSON, in sizes that a conversation needs.</summary>
internal static class DirectLineBody
{
    private const int MaxBytes = 256 * 1024;

    /// <returns>An empty object for an empty body, null for one that is not a JSON object or too large.</returns>
    public static async Task<JObject?> ReadAsync(Stream body, long? length, CancellationToken cancellationToken)
    {
        if (length > MaxBytes)
        {
            return null;
        }

        using var reader = new StreamReader(body, Encoding.UTF8);
        var buffer = new char[MaxBytes + 1];
        var read = await reader.ReadBlockAsync(buffer, cancellationToken);
        return read > MaxBytes ? null : Parse(new string(buffer, 0, read));
    }

    /// <returns>Null where it is no activity.</returns>
    public static Activity? ToActivity(JObject body)
    {
        try
        {
            var activity = body.ToObject<Activity>(JsonSerializer.Create(WebChatAdapter.Wire));
            if (string.IsNullOrEmpty(activity?.Type))
            {
                return null;
            }

            // The channel gives ids and times; what a client claims would let it reorder the conversation.
            activity.Id = null;
            activity.Timestamp = null;
            return activity;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text or number that a client wrote.</summary>
    /// <returns>Null: it is not there, or a list or an object, which names nothing.</returns>
    public static string? Text(JToken? written) => (written as JValue)?.ToString(CultureInfo.InvariantCulture);

    public static string Json(Activity activity) =>
        JObject.FromObject(activity, JsonSerializer.Create(WebChatAdapter.Wire)).ToString(Formatting.None);

    /// <summary>A page of a conversation, as polling and streams give it.</summary>
    /// <param name="after">The watermark that was asked for; stays where nothing is new.</param>
    /// <param name="root">Address of Direct Line for the client, without a slash at the end.</param>
    public static string Page(IReadOnlyList<StoredActivity> stored, string conversationId, long after, string root)
    {
        var page = new JObject
        {
            ["activities"] = new JArray(stored.Select(one => View(one, conversationId, root))),
            ["watermark"] = (stored.Count == 0 ? after : stored[^1].Place).ToString(CultureInfo.InvariantCulture),
        };
        return page.ToString(Formatting.None);
    }

    /// <param name="watermark">Empty or "-": from the beginning.</param>
    public static bool TryWatermark(string? watermark, out long after)
    {
        after = 0;
        return watermark is null or "" or "-" || long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out after);
    }

    /// <summary>An activity as its client sees it: with its id, and with files at an address that a browser can open.</summary>
    private static JObject View(StoredActivity stored, string conversationId, string root)
    {
        var activity = JObject.Parse(stored.Json);
        activity["id"] = WebChatAdapter.ActivityId(conversationId, stored.Place);
        foreach (var attachment in (activity["attachments"] as JArray)?.OfType<JObject>() ?? [])
        {
            if (UploadAddress.IdOf((string?)attachment["contentUrl"]) is { } upload)
            {
                attachment["contentUrl"] = $"{root}/attachments/{upload}";
            }
        }

        return activity;
    }

    private static JObject? Parse(string text)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            return string.IsNullOrWhiteSpace(text) ? [] : JObject.Load(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
