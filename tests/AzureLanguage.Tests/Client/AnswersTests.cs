using System.Text.Json;
using CivicBot.Adapters.AzureLanguage;
using CivicBot.AzureStandIn;

namespace CivicBot.AzureLanguage.Tests.Client;

/// <summary>What the service gives when it works, and how it is asked.</summary>
[CancelAfter(60_000)]
internal sealed class AnswersTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private Connected azure = null!;

    [SetUp]
    public async Task StartAsync() => azure = await Connected.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => azure.DisposeAsync();

    [Test]
    public async Task A_job_gives_the_classes_of_the_project(CancellationToken cancellationToken)
    {
        var found = await azure.Client.LabelsAsync(["Đường đầu hẻm đầy ổ gà, đèn cũng hỏng", "Xin chào"], Limit, cancellationToken);

        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Answered));
        Assert.That(found.Documents[0].Value!.Labels.Select(label => label.Name), Is.EqualTo(new[] { "ha-tang", "giao-thong" }));
        Assert.That(found.Documents[0].Value!.Labels.Select(label => label.Score), Is.Ordered.Descending);
        Assert.That(found.Documents[1].Value!.Labels, Is.Empty, "No class is a legal answer.");
    }

    [Test]
    public async Task Languages_key_phrases_and_personal_data_are_found(CancellationToken cancellationToken)
    {
        string[] texts = ["Đường hỏng nặng, nhờ ông Nguyễn Văn An xem", "The street light is broken"];

        var languages = await azure.Client.LanguagesAsync(texts, Limit, cancellationToken);
        var phrases = await azure.Client.KeyPhrasesAsync(texts, Limit, cancellationToken);
        var personal = await azure.Client.PersonalDataAsync(texts, Limit, cancellationToken);

        Assert.That(languages.Documents.Select(one => one.Value!.Iso), Is.EqualTo(new[] { "vi", "en" }));
        Assert.That(phrases.Documents[1].Value!.Phrases, Does.Contain("street"));
        Assert.That(personal.Documents[0].Value!.Kinds, Is.EqualTo(new[] { "Person" }));
        Assert.That(personal.Documents[0].Value!.Redacted, Is.EqualTo("Đường hỏng nặng, nhờ ông ************* xem"));
        Assert.That(personal.Documents[1].Value!.Kinds, Is.Empty);
    }

    [Test]
    public async Task Everything_is_asked_in_vietnamese_and_nothing_is_kept_for_the_service(CancellationToken cancellationToken)
    {
        await azure.Client.LabelsAsync(["một"], Limit, cancellationToken);
        await azure.Client.LanguagesAsync(["một"], Limit, cancellationToken);
        await azure.Client.KeyPhrasesAsync(["một"], Limit, cancellationToken);
        await azure.Client.PersonalDataAsync(["một"], Limit, cancellationToken);

        var bodies = azure.Azure.Requests.Where(request => request.Method == "POST").Select(request => JsonDocument.Parse(request.Body).RootElement).ToList();
        Assert.That(bodies, Has.Count.EqualTo(4));
        foreach (var body in bodies)
        {
            var document = body.GetProperty("analysisInput").GetProperty("documents")[0];
            Assert.That(document.TryGetProperty("language", out var language) ? language.GetString() : document.GetProperty("countryHint").GetString(), Is.EqualTo("vi").Or.EqualTo("VN"));
            var parameters = body.TryGetProperty("tasks", out var tasks) ? tasks[0].GetProperty("parameters") : body.GetProperty("parameters");
            Assert.That(parameters.GetProperty("loggingOptOut").GetBoolean(), Is.True);
        }
    }

    [TestCase(CloudFeature.Labels, 60, 3)]
    [TestCase(CloudFeature.PersonalData, 11, 3)]
    [TestCase(CloudFeature.KeyPhrases, 25, 3)]
    [TestCase(CloudFeature.Language, 60, 1)]
    public async Task Documents_are_divided_into_requests_that_the_service_takes(CloudFeature feature, int texts, int requests, CancellationToken cancellationToken)
    {
        var outcome = await AskAsync(feature, [.. Enumerable.Range(0, texts).Select(number => $"ổ gà số {number}")], cancellationToken);

        Assert.That(outcome, Is.EqualTo((CloudOutcome.Answered, texts)));
        Assert.That(azure.Azure.Requests.Count(request => request.Method == "POST"), Is.EqualTo(requests));
    }

    [Test]
    public async Task Long_texts_are_cut_and_requests_stay_below_a_megabyte(CancellationToken cancellationToken)
    {
        var text = string.Concat(Enumerable.Repeat("nước ngập đường ", 1_000));

        var found = await azure.Client.LanguagesAsync([.. Enumerable.Repeat(text, 60)], Limit, cancellationToken);

        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Answered));
        Assert.That(azure.Azure.Requests, Has.Count.GreaterThan(1));
        Assert.That(azure.Azure.Requests.Max(request => System.Text.Encoding.UTF8.GetByteCount(request.Body)), Is.LessThan(1_000_000));
    }

    [Test]
    public async Task Text_records_are_counted_as_azure_bills_them(CancellationToken cancellationToken)
    {
        var texts = new[] { "ngắn", new string('a', 1_000), new string('b', 1_001), string.Concat(Enumerable.Repeat("đường ", 2_000)) };

        await azure.Client.LabelsAsync(texts, Limit, cancellationToken);
        await azure.Client.KeyPhrasesAsync(texts, Limit, cancellationToken);

        Assert.That(azure.Spending.ThisMonth, Is.EqualTo(2 * (1 + 1 + 2 + 5)));
        Assert.That(azure.Azure.Billed, Is.EqualTo(azure.Spending.ThisMonth));
    }

    [Test]
    public async Task No_text_needs_no_request(CancellationToken cancellationToken)
    {
        Assert.That((await azure.Client.LabelsAsync([], Limit, cancellationToken)).Outcome, Is.EqualTo(CloudOutcome.Answered));
        Assert.That(azure.Azure.Requests, Is.Empty);
    }

    [Test]
    public async Task An_empty_text_is_not_sent_and_the_others_keep_their_places(CancellationToken cancellationToken)
    {
        var found = await azure.Client.LabelsAsync(["", "rác", "  ", "đường"], Limit, cancellationToken);
        Assert.That(found.Documents.Select(one => one.Trouble ?? one.Value!.Labels[0].Name), Is.EqualTo(new[] { "Empty", "moi-truong", "Empty", "giao-thong" }));
        Assert.That(azure.Spending.ThisMonth, Is.EqualTo(2));
    }

    private async Task<(CloudOutcome Outcome, int Answers)> AskAsync(CloudFeature feature, string[] texts, CancellationToken cancellationToken) => feature switch
    {
        CloudFeature.Labels => Count(await azure.Client.LabelsAsync(texts, Limit, cancellationToken)),
        CloudFeature.PersonalData => Count(await azure.Client.PersonalDataAsync(texts, Limit, cancellationToken)),
        CloudFeature.KeyPhrases => Count(await azure.Client.KeyPhrasesAsync(texts, Limit, cancellationToken)),
        _ => Count(await azure.Client.LanguagesAsync(texts, Limit, cancellationToken)),
    };

    private static (CloudOutcome Outcome, int Answers) Count<T>(CloudAnswer<T> answer)
        where T : class => (answer.Outcome, answer.Documents.Count(one => one.Value is not null));
}
