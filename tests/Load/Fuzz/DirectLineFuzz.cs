using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CivicBot.Load.Fuzz;

/// <summary>Calls of the Direct Line protocol, with tokens that are good and ones that are not.</summary>
internal sealed class DirectLineFuzz(Uri root, string secret)
{
    private const int MostConversations = 50;

    private readonly ConcurrentQueue<(string Token, string Id)> conversations = new();

    public HttpRequestMessage Make(Mutator mutator)
    {
        var (token, id) = conversations.TryPeek(out var known) && mutator.Chance(0.9) ? known : (mutator.Pick(NastyTexts.Breaking), mutator.Pick(NastyTexts.Breaking));
        if (conversations.Count > 1 && mutator.Chance(0.3) && conversations.TryDequeue(out var first))
        {
            conversations.Enqueue(first);
        }

        var shown = Uri.EscapeDataString(mutator.Chance(0.95) ? Safe(id) : Safe(mutator.Text()));
        return mutator.Next(10) switch
        {
            0 => Request(HttpMethod.Post, "/v3/directline/tokens/generate", mutator.Chance(0.8) ? secret : token, Mutator.Written(mutator.Json(new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_1", ["name"] = mutator.Text() } }))),
            1 => Request(HttpMethod.Post, "/v3/directline/conversations", token, mutator.Chance(0.5) ? [] : mutator.Bytes("{}"u8.ToArray())),
            2 => Request(HttpMethod.Post, "/v3/directline/tokens/refresh", token, []),
            3 => Request(HttpMethod.Get, $"/v3/directline/conversations/{shown}?watermark={Uri.EscapeDataString(Safe(mutator.Text()))}", token, null),
            4 or 5 => Request(HttpMethod.Get, $"/v3/directline/conversations/{shown}/activities?watermark={Uri.EscapeDataString(mutator.Chance(0.5) ? "1" : Safe(mutator.Text()))}", token, null),
            _ => Request(HttpMethod.Post, $"/v3/directline/conversations/{shown}/activities", token, Activity(mutator)),
        };
    }

    /// <summary>Keeps what tokens are given out.</summary>
    public void Learn(string path, string answer)
    {
        if (!path.EndsWith("/tokens/generate", StringComparison.Ordinal) || conversations.Count >= MostConversations)
        {
            return;
        }

        try
        {
            if (JsonNode.Parse(answer) is { } given && (string?)given["token"] is { } token && (string?)given["conversationId"] is { } id)
            {
                conversations.Enqueue((token, id));
            }
        }
        catch (JsonException)
        {
            // An error page.
        }
    }

    private static byte[] Activity(Mutator mutator)
    {
        var activity = mutator.Json(new JsonObject
        {
            ["type"] = mutator.Chance(0.8) ? "message" : mutator.Text(),
            ["text"] = mutator.Text(),
            ["from"] = new JsonObject { ["id"] = "dl_1", ["name"] = "a", ["role"] = "user" },
            ["locale"] = "vi-VN",
            ["timestamp"] = "2026-11-22T03:00:00Z",
            ["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString("n") },
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = mutator.Pick(NastyTexts.Breaking), ["name"] = mutator.Text() }),
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "ClientCapabilities" }),
            ["value"] = new JsonObject { ["a"] = 1 },
        });
        var body = Mutator.Written(activity);
        return mutator.Chance(0.3) ? mutator.Bytes(body) : body;
    }

    private static string Safe(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    private HttpRequestMessage Request(HttpMethod method, string path, string token, byte[]? body)
    {
        var request = new HttpRequestMessage(method, new Uri(root, path));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Encoding.ASCII.GetString([.. Encoding.ASCII.GetBytes(token).Where(one => one is > 31 and < 127)]));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }
}
