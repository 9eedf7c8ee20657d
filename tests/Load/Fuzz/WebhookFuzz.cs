using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Load.Fuzz;

/// <summary>Webhook calls made from every kind of event that is known, most of them signed right, so that what is wrong gets past the signature.</summary>
internal sealed class WebhookFuzz(StandInOptions options, OfficialAccount account, Uri webhook, IReadOnlyList<JsonObject> events)
{
    private const int Citizens = 200;
    private static readonly string[] Kept = ["app_id", "timestamp"];

    /// <summary>Events as the tests of the adapter have them.</summary>
    public static IReadOnlyList<JsonObject> Events(string folder) => [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        .Select(file => JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })).OfType<JsonObject>()];

    public HttpRequestMessage Make(Mutator mutator)
    {
        var body = mutator.Chance(0.4) ? Said(mutator) : Known(mutator);
        if (mutator.Chance(0.25))
        {
            body = mutator.Bytes(body);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        if (mutator.Chance(0.93))
        {
            request.Headers.TryAddWithoutValidation(
                WebhookSignature.Header,
                mutator.Chance(0.97) ? WebhookSignature.Sign(options.AppId, body, TimestampOf(body), options.OaSecretKey) : "mac=" + mutator.Pick(NastyTexts.Breaking).ReplaceLineEndings(""));
        }

        return request;
    }

    /// <summary>Words of a citizen in an event that is right, so that the conversation goes on and on.</summary>
    private byte[] Said(Mutator mutator)
    {
        var (user, id, text) = (SignedEvents.UserId(mutator.Next(Citizens)), Guid.NewGuid().ToString("n"), mutator.Text());
        account.NoteMessage(user, id, text);
        return WebhookEvent.UserSendText(options.AppId, account.OaId, user, id, text, DateTimeOffset.UtcNow).Body;
    }

    private byte[] Known(Mutator mutator)
    {
        var whole = mutator.Json(mutator.Pick(events), Kept);
        whole["app_id"] = options.AppId;
        whole["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        if (whole["sender"] is JsonObject sender && mutator.Chance(0.7))
        {
            sender["id"] = SignedEvents.UserId(mutator.Next(Citizens));
        }

        if (whole["recipient"] is JsonObject recipient && mutator.Chance(0.7))
        {
            recipient["id"] = options.Accounts[0].OaId;
        }

        if (whole["message"] is JsonObject message && mutator.Chance(0.8))
        {
            message["msg_id"] = Guid.NewGuid().ToString("n");
        }

        return Mutator.Written(whole);
    }

    private static string TimestampOf(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body)?["timestamp"]?.ToString() ?? "";
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return "";
        }
    }
}
