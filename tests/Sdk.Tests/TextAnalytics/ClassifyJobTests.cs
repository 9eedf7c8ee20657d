using System.Net;
using Azure;
using Azure.AI.TextAnalytics;

namespace CivicBot.Sdk.Tests.TextAnalytics;

/// <summary>Jobs that label documents.</summary>
[CancelAfter(30_000)]
public class ClassifyJobTests
{
    private static readonly string[] Two = ["đường hỏng", "rác"];
    private ScriptedService service;

    [SetUp]
    public void SetUp() => service = new ScriptedService();

    [TearDown]
    public void TearDown() => service.Dispose();

    [Test]
    public async Task A_job_says_what_the_service_expects(CancellationToken cancellationToken)
    {
        Accepted();
        var job = await service.Client().MultiLabelClassifyAsync(
            WaitUntil.Started, Two, "civicbot", "production", "vi", new MultiLabelClassifyOptions { DisableServiceLogs = true, DisplayName = "one" }, cancellationToken);

        Assert.That(service.Asked.Single().Address.ToString(), Is.EqualTo($"{ScriptedService.Root}/language/analyze-text/jobs?api-version=2023-04-01"));
        var body = service.LastBody;
        Assert.That(body.GetProperty("displayName").GetString(), Is.EqualTo("one"));
        Assert.That(
            body.GetProperty("tasks")[0].ToString(),
            Is.EqualTo("""{"kind":"CustomMultiLabelClassification","parameters":{"projectName":"civicbot","deploymentName":"production","loggingOptOut":true}}"""));
        Assert.That(body.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().Select(one => one.GetProperty("language").GetString()), Is.EqualTo(new[] { "vi", "vi" }));
        Assert.That(job.HasCompleted, Is.False);
    }

    [Test]
    public async Task A_job_is_asked_until_it_has_ended(CancellationToken cancellationToken)
    {
        Accepted();
        service.Answers(Job("notStarted")).Answers(Job("running")).Answers(Job("succeeded", Documents));
        var job = await service.Client().MultiLabelClassifyAsync(WaitUntil.Started, Two, "civicbot", "production", cancellationToken: cancellationToken);

        await job.WaitForCompletionAsync(TimeSpan.FromMilliseconds(1), cancellationToken);

        Assert.That(service.Asked.Skip(1).Select(one => one.Address.AbsolutePath), Is.All.EqualTo("/language/analyze-text/jobs/7f"));
        var labels = job.GetValues(cancellationToken).Single();
        Assert.That((job.HasValue, job.Status, labels.ProjectName), Is.EqualTo((true, TextAnalyticsOperationStatus.Succeeded, "civicbot")));
        Assert.That(labels[0].ClassificationCategories.Select(label => label.Category), Is.EqualTo(new[] { "giao-thong", "ha-tang" }));
        Assert.That(labels[1].ClassificationCategories, Is.Empty);
        Assert.That(job.ExpiresOn, Is.EqualTo(job.CreatedOn.AddDays(1)));
    }

    [Test]
    public void A_job_can_be_waited_for_at_once()
    {
        Accepted();
        service.Answers(Job("succeeded", Documents));
        Assert.That(service.Client().MultiLabelClassify(WaitUntil.Completed, Two, "civicbot", "production").HasValue, Is.True);
    }

    [Test]
    public void A_job_has_no_values_before_it_ended()
    {
        Accepted();
        var job = service.Client().MultiLabelClassify(WaitUntil.Started, Two, "civicbot", "production");
        Assert.That(() => job.GetValues(), Throws.InvalidOperationException);
    }

    [TestCase("failed")]
    [TestCase("cancelled")]
    [TestCase("partiallyCompleted")]
    public async Task A_job_that_ended_without_all_values_throws(string status, CancellationToken cancellationToken)
    {
        Accepted();
        service.Answers(Job(status, ",\"errors\":[{\"code\":\"InvalidDocument\",\"message\":\"One is empty.\"}]"));
        var job = await service.Client().MultiLabelClassifyAsync(WaitUntil.Started, Two, "civicbot", "production", cancellationToken: cancellationToken);

        Assert.That(async () => await job.WaitForCompletionAsync(cancellationToken), Throws.TypeOf<RequestFailedException>());
        Assert.That((job.HasCompleted, job.HasValue, job.Status.ToString()), Is.EqualTo((true, false, status)));
        Assert.That(() => job.GetValues(), Throws.TypeOf<RequestFailedException>());
    }

    [Test]
    public async Task A_job_is_taken_up_again_by_its_id(CancellationToken cancellationToken)
    {
        Accepted();
        service.Answers(Job("succeeded", Documents));
        var job = await service.Client().MultiLabelClassifyAsync(WaitUntil.Started, Two, "civicbot", "production", cancellationToken: cancellationToken);

        var again = new ClassifyDocumentOperation(job.Id, service.Client());
        await again.UpdateStatusAsync(cancellationToken);

        Assert.That(again.GetValues(cancellationToken).Single().Select(one => one.Id), Is.EqualTo(new[] { "0", "1" }));
    }

    [TestCase("not base 64!")]
    [TestCase("e30=")]
    public void Something_else_is_no_id_of_a_job(string id) =>
        Assert.That(() => new ClassifyDocumentOperation(id, service.Client()), Throws.ArgumentException);

    [Test]
    public async Task Pages_of_a_job_follow_each_other(CancellationToken cancellationToken)
    {
        Accepted();
        service
            .Answers(Job("succeeded", $",\"nextLink\":\"{ScriptedService.Root}/language/analyze-text/jobs/7f?api-version=2023-04-01&$skip=1\"" + Documents))
            .Answers(Job("succeeded", Documents));
        var job = await service.Client().MultiLabelClassifyAsync(WaitUntil.Completed, Two, "civicbot", "production", cancellationToken: cancellationToken);

        var pages = new List<ClassifyDocumentResultCollection>();
        await foreach (var page in job.GetValuesAsync(cancellationToken))
        {
            pages.Add(page);
        }

        Assert.That(pages, Has.Count.EqualTo(2));
        Assert.That(service.Asked[^1].Address.Query, Does.EndWith("$skip=1"));
        Assert.That(pages[0].Select(one => one.Id), Is.EqualTo(new[] { "0", "1" }));
    }

    [Test]
    public async Task A_job_can_be_cancelled(CancellationToken cancellationToken)
    {
        Accepted();
        service.Answers(HttpStatusCode.Accepted, "");
        var job = await service.Client().MultiLabelClassifyAsync(WaitUntil.Started, Two, "civicbot", "production", cancellationToken: cancellationToken);

        await job.CancelAsync(cancellationToken);

        Assert.That(service.Asked[^1].Address.AbsolutePath, Is.EqualTo("/language/analyze-text/jobs/7f:cancel"));
    }

    private const string Documents = """
        ,"tasks":{"completed":1,"failed":0,"inProgress":0,"total":1,"items":[{"kind":"CustomMultiLabelClassificationLROResults","status":"succeeded","results":{
          "projectName":"civicbot","deploymentName":"production","errors":[],"documents":[
            {"id":"1","class":[],"warnings":[]},
            {"id":"0","class":[{"category":"giao-thong","confidenceScore":0.9},{"category":"ha-tang","confidenceScore":0.6}],"warnings":[]}]}}]}
        """;

    private static string Job(string status, string more = "") =>
        $$"""{"jobId":"7f","createdDateTime":"2026-11-20T08:00:00Z","lastUpdatedDateTime":"2026-11-20T08:00:02Z","expirationDateTime":"2026-11-21T08:00:00Z","status":"{{status}}"{{more}}}""";

    private void Accepted() => service.Answers(
        HttpStatusCode.Accepted, "", ("Operation-Location", $"{ScriptedService.Root}/language/analyze-text/jobs/7f?api-version=2023-04-01"));
}
