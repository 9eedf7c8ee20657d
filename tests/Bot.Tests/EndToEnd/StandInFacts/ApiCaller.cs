using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn;

namespace CivicBot.Tests.EndToEnd.StandInFacts;

/// <summary>Calls the stand-in with nothing of our own client in between.</summary>
internal sealed class ApiCaller(StandIn standIn) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(standIn.Url) };

    public HttpResponseHeaders? LastHeaders { get; private set; }

    public Task<JsonElement> SendTextAsync(string path, string token, string userId, string text) =>
        PostAsync(path, token, new JsonObject
        {
            ["recipient"] = new JsonObject { ["user_id"] = userId },
            ["message"] = new JsonObject { ["text"] = text },
        });

    public async Task<JsonElement> PostAsync(string path, string? token, JsonNode body, string? proof = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        return await SendAsync(request, token, proof);
    }

    public async Task<JsonElement> GetAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, token, proof: null);
    }

    public async Task<JsonElement> UploadAsync(string path, string token, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        return await SendAsync(request, token, proof: null);
    }

    public async Task<JsonElement> TokenAsync(params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v4/oa/access_token")
        {
            Content = new FormUrlEncodedContent([new("app_id", standIn.Options.AppId), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]),
        };
        request.Headers.Add("secret_key", standIn.Options.AppSecret);
        return await SendAsync(request, token: null, proof: null);
    }

    public Task<JsonElement> RefreshAsync(string refreshToken) => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string? token, string? proof)
    {
        if (token is not null)
        {
            request.Headers.Add("access_token", token);
        }

        if (proof is not null)
        {
            request.Headers.Add("appsecret_proof", proof);
        }

        using var response = await http.SendAsync(request);
        LastHeaders = response.Headers;
        Assert.That((int)response.StatusCode, Is.EqualTo(200), "Zalo answers application errors with HTTP 200.");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}

internal static class AnswerReading
{
    public static int ErrorCode(this JsonElement answer) => answer.GetProperty("error").GetInt32();
}
