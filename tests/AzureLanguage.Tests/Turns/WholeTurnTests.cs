using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CivicBot.AzureStandIn;
using CivicBot.AzureStandIn.Faults;
using CivicBot.Comments.Intake;
using CivicBot.Commands;
using CivicBot.Hosting;
using CivicBot.Storage.Records;
using CivicBot.Tests.Listening;
using CivicBot.Understanding.Cloud;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.AzureLanguage.Tests.Turns;

/// <summary>The whole program, a citizen in Web Chat and a stand-in of Azure.</summary>
[CancelAfter(120_000)]
[NonParallelizable]
internal sealed class WholeTurnTests
{
    private const string Secret = "a secret of this test only";
    private const string Words = "Đèn đường hẻm 12 khu phố 3 hỏng cả tháng nay, ai biết gọi tôi 0912 345 678";

    /// <summary>For one answer, on a machine that does other things too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private DirectoryInfo folder = null!;
    private StandIn azure = null!;
    private WebApplication app = null!;
    private HttpClient http = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        folder = Directory.CreateTempSubdirectory("civicbot-azure-");
        azure = await StandIn.StartAsync(new StandInOptions { Classes = _ => [("giao-thong", 0.9)] });
        app = BotHost.Build([.. Settings().Select(one => $"--{one.Key}={one.Value}")], builder => builder.Logging.Listened());
        await app.StartAsync();
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await app.Services.GetRequiredService<ICommentReader>().Ready.WaitAsync(TimeSpan.FromMinutes(3));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await azure.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [TearDown]
    public void Mend() => azure.Faults.Clear();

    [Test]
    [Order(1)]
    public async Task A_comment_is_filed_with_the_clouds_topic_and_its_phone_number_stays_here(CancellationToken cancellationToken)
    {
        await FileAsync(Words, cancellationToken);

        var comment = await LastCommentAsync(cancellationToken);
        Assert.That((comment.Topics[0], comment.TopicUnsure), Is.EqualTo(("giao-thong", true)));
        Assert.That(azure.Requests, Is.Not.Empty);
        Assert.That(azure.Requests.Select(request => request.Body), Has.None.Contains("0912").And.None.Contains("345 678"));
        Assert.That(app.Services.GetRequiredService<CloudLedger>().ThisMonth, Is.EqualTo(azure.Billed));
        Assert.That(await HealthAsync(cancellationToken), Does.StartWith("Healthy Azure AI Language is asked"));
    }

    [Test]
    [Order(2)]
    public async Task A_slow_service_holds_nobody_up_and_the_local_topic_is_filed(CancellationToken cancellationToken)
    {
        azure.Faults.Always(FaultPoint.Poll, new Fault.Slow(TimeSpan.FromMinutes(2)));
        var started = TimeProvider.System.GetTimestamp();

        await FileAsync("Rác ở chợ Bình An không ai gom, mùi hôi lắm", cancellationToken);

        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(60)), "The service takes two minutes; several turns took a second each at most for it.");
        var comment = await LastCommentAsync(cancellationToken);
        Assert.That(comment.Topics[0], Is.EqualTo("moi-truong"));
        Assert.That(await HealthAsync(cancellationToken), Does.StartWith("Degraded Azure AI Language gives no answers").And.Contains("Late"));
    }

    [Test]
    [Order(3)]
    public async Task The_report_shows_cost_outcomes_and_agreement(CancellationToken cancellationToken)
    {
        var output = new StringWriter();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings().ToDictionary(one => one.Key, one => (string?)one.Value)).Build();
        var code = await AzureLanguageCommand.Create(settings, TimeProvider.System, TextReader.Null).Parse(["report"])
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = output }, cancellationToken);
        Assert.That(code, Is.Zero, output.ToString());
        Assert.That(output.ToString(), Does.Contain("Labels").And.Contains("Answered").And.Contains("Late").And.Contains("main topic the same for 0 of 1 comments").And.Contains("local ha-tang, cloud giao-thong: 1"));
    }

    [Test]
    [Order(4)]
    public async Task Both_can_be_compared_on_lists(CancellationToken cancellationToken)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings().ToDictionary(one => one.Key, one => (string?)one.Value)).Build();
        var lines = string.Join('\n', Enumerable.Range(0, 30).Select(n => $$"""{"id":"{{n}}","text":"Đường số {{n}} đầy ổ gà, gọi 0912345678"}""").Append("no JSON"));
        var code = await AzureLanguageCommand.Create(settings, TimeProvider.System, new StringReader(lines)).Parse(["compare", "--jsonl", "--full"])
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = error }, cancellationToken);

        Assert.That(code, Is.EqualTo(1), error.ToString());
        Assert.That(error.ToString(), Does.Contain("line 31: not").And.Contains("30 of 30 answered (Answered), main topic the same for 30"));
        var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.That(answers, Has.Count.EqualTo(30));
        Assert.That(answers[7].GetProperty("sent").GetString(), Does.StartWith("Đường số 7 đầy ổ gà").And.Not.Contains("0912345678"));
        Assert.That((answers[7].GetProperty("language").GetString(), answers[7].GetProperty("agreement").GetString()), Is.EqualTo(("vi", "Same")));
    }

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["Urls"] = "http://127.0.0.1:0",
        ["Data:Directory"] = folder.FullName,
        ["Logging:LogLevel:Default"] = "Error",
        ["WebChat:Secret"] = Secret,
        ["AzureLanguage:Endpoint"] = azure.Url,
        ["AzureLanguage:Key"] = azure.Options.Key,
        ["AzureLanguage:ProjectName"] = azure.Options.ProjectName,
        ["AzureLanguage:DeploymentName"] = azure.Options.DeploymentName,
        ["AzureLanguage:TurnLimit"] = "00:00:05",
    };

    /// <summary>A new citizen writes a comment and sends it off.</summary>
    private async Task FileAsync(string words, CancellationToken cancellationToken)
    {
        RunLog.MustNotTell(words);
        var conversation = await PostAsync("conversations", Secret, new { user = new { id = $"dl_{Guid.NewGuid():N}" } }, cancellationToken);
        var (id, token) = (conversation.GetProperty("conversationId").GetString()!, conversation.GetProperty("token").GetString()!);
        foreach (var (text, answer) in new[] { ("Gửi ý kiến", "Xin nhắn"), (words, words[..20]), ("Gửi", "YK ") })
        {
            await PostAsync($"conversations/{id}/activities", token, new { type = "message", from = new { id = "dl_citizen" }, text }, cancellationToken);
            var patience = TimeProvider.System.GetTimestamp();
            while (!(await BotTextsAsync(id, token, cancellationToken)).Exists(said => said.Contains(answer, StringComparison.Ordinal)))
            {
                await Task.Delay(100, cancellationToken);
                Assert.That(
                    TimeProvider.System.GetElapsedTime(patience), Is.LessThan(Patience), $"'{text}' was not answered with '{answer}': {string.Join(" / ", await BotTextsAsync(id, token, cancellationToken))}");
            }
        }
    }

    private async Task<List<string>> BotTextsAsync(string id, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v3/directline/conversations/{id}/activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return
        [
            .. body.GetProperty("activities").EnumerateArray()
                .Where(one => one.GetProperty("type").GetString() == "message" && one.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot")
                .Select(one => one.TryGetProperty("text", out var text) ? text.GetString() ?? "" : ""),
        ];
    }

    private async Task<JsonElement> PostAsync(string path, string token, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v3/directline/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    private async Task<Comments.Records.Comment> LastCommentAsync(CancellationToken cancellationToken)
    {
        await using var context = app.Services.GetRequiredService<RecordsDatabase>().Read();
        return await context.Comments.OrderByDescending(comment => comment.ReceivedAt).FirstAsync(cancellationToken);
    }

    private async Task<string> HealthAsync(CancellationToken cancellationToken)
    {
        var part = (await http.GetFromJsonAsync<JsonElement>("health/ready", cancellationToken)).GetProperty("parts").GetProperty("azure-language");
        return $"{part.GetProperty("status").GetString()} {part.GetProperty("description").GetString()}";
    }
}
