using CivicBot.Adapters.AzureLanguage;
using CivicBot.AzureStandIn.Faults;

namespace CivicBot.AzureLanguage.Tests.Client;

/// <summary>Whatever goes wrong is an outcome, in time, and costs what Azure bills.</summary>
[CancelAfter(60_000)]
internal sealed class TroublesTests
{
    private static readonly string[] Two = ["Đèn đường hỏng", "Rác không ai gom"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The machine may be busy; a slow service takes half a minute.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(6);

    private Connected azure = null!;

    [SetUp]
    public async Task StartAsync()
    {
        azure = await Connected.StartAsync();

        // The first call of a process compiles half of the library: not what is measured here.
        await azure.Client.LabelsAsync(["làm nóng"], TimeSpan.FromSeconds(30), CancellationToken.None);
        await azure.Client.LanguagesAsync(["làm nóng"], TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    [TearDown]
    public ValueTask StopAsync() => azure.DisposeAsync();

    [Test]
    public async Task A_busy_service_is_asked_again_after_its_pause(CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.Status(429, "TooManyRequests", RetryAfter: 1));
        var (found, elapsed) = await AskAsync(cancellationToken, TimeSpan.FromSeconds(10));
        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Answered));
        Assert.That(elapsed, Is.GreaterThan(TimeSpan.FromSeconds(0.9)));
    }

    [Test]
    public async Task A_pause_longer_than_the_limit_is_not_waited_for_and_kept_by_the_next_calls(CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.Status(429, "TooManyRequests", RetryAfter: 30));

        var (first, elapsed) = await AskAsync(cancellationToken, TimeSpan.FromSeconds(20));
        var requests = azure.Azure.Requests.Count;
        var (second, _) = await AskAsync(cancellationToken);

        Assert.That((first.Outcome, second.Outcome), Is.EqualTo((CloudOutcome.Busy, CloudOutcome.Resting)));
        Assert.That(elapsed, Is.LessThan(Slack), "Nothing could come within the limit, so nobody waits for it.");
        Assert.That(azure.Azure.Requests, Has.Count.EqualTo(requests));
        Assert.That(first.Documents.Select(one => one.Trouble), Is.EqualTo(new[] { "Busy", "Busy" }));
    }

    [TestCase(500, "InternalServerError")]
    [TestCase(503, "ServiceUnavailable")]
    public async Task A_passing_error_is_got_over(int status, string code, CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.Status(status, code)).Next(FaultPoint.Poll, new Fault.Status(status, code));
        Assert.That((await AskAsync(cancellationToken, TimeSpan.FromSeconds(10))).Answer.Outcome, Is.EqualTo(CloudOutcome.Answered));
    }

    [Test]
    public async Task An_error_that_stays_is_given_up_and_after_three_the_service_is_left_alone(CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Always(FaultPoint.Submit, new Fault.Status(500, "InternalServerError"));
        var outcomes = new List<CloudOutcome>();
        for (var call = 0; call < 4; call++)
        {
            outcomes.Add((await AskAsync(cancellationToken, TimeSpan.FromSeconds(10))).Answer.Outcome);
        }

        Assert.That(outcomes, Is.EqualTo(new[] { CloudOutcome.Failed, CloudOutcome.Failed, CloudOutcome.Failed, CloudOutcome.Resting }));
        Assert.That(azure.Client.Rest.Trouble, Is.EqualTo(new CloudTrouble(CloudOutcome.Failed, "InternalServerError", azure.Client.Rest.Trouble!.Since)));
        Assert.That(azure.Spending.ThisMonth, Is.EqualTo(azure.Azure.Billed), "Errors cost nothing.");
    }

    [TestCase(401, "Unauthorized")]
    [TestCase(403, "Forbidden")]
    [TestCase(404, "ProjectNotFound")]
    public async Task Wrong_settings_are_not_tried_again(int status, string code, CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Always(FaultPoint.Submit, new Fault.Status(status, code));
        var before = azure.Azure.Requests.Count;

        var (first, elapsed) = await AskAsync(cancellationToken, TimeSpan.FromSeconds(20));
        var (second, _) = await AskAsync(cancellationToken);

        Assert.That((first.Outcome, second.Outcome), Is.EqualTo((CloudOutcome.Misconfigured, CloudOutcome.Resting)));
        Assert.That(azure.Azure.Requests.Count - before, Is.EqualTo(1));
        Assert.That(elapsed, Is.LessThan(Slack));
        Assert.That(azure.Client.Rest.Trouble!.Outcome, Is.EqualTo(CloudOutcome.Misconfigured));
    }

    [Test]
    public async Task A_wrong_key_is_told_and_not_shown(CancellationToken cancellationToken)
    {
        await using var wrong = await Connected.StartAsync(settings: ("Key", "ffffffffffffffffffffffffffffffff"));
        var found = await wrong.Client.LabelsAsync(Two, Limit, cancellationToken);
        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Misconfigured));
        Assert.That(wrong.Log.Text, Does.Contain("Misconfigured").And.Not.Contain("ffffffff"));
    }

    [Test]
    public async Task A_slow_service_is_not_waited_for([Values(FaultPoint.Submit, FaultPoint.Poll)] FaultPoint point, CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Always(point, new Fault.Slow(TimeSpan.FromSeconds(30)));
        var before = azure.Spending.ThisMonth;

        var (found, elapsed) = await AskAsync(cancellationToken);

        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Late));
        Assert.That(elapsed, Is.LessThan(Limit + Slack));
        Assert.That(azure.Spending.ThisMonth - before, Is.EqualTo(2), "The service took it and bills it.");
        Assert.That(azure.Spending.ThisMonth, Is.EqualTo(azure.Azure.Billed));
    }

    [Test]
    public async Task A_job_that_runs_on_is_not_waited_for(CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Always(FaultPoint.Submit, new Fault.JobRunsOn());
        var (found, elapsed) = await AskAsync(cancellationToken);
        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Late));
        Assert.That(elapsed, Is.LessThan(Limit + Slack));
    }

    [TestCase("failed")]
    [TestCase("cancelled")]
    [TestCase("partiallyCompleted")]
    [TestCase("rejected")]
    public async Task A_job_that_ends_otherwise_gives_no_answer_and_is_paid(string ending, CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.JobEnds(ending));
        var (found, _) = await AskAsync(cancellationToken, TimeSpan.FromSeconds(10));
        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Failed));
        Assert.That(found.Documents, Has.All.Property("Value").Null);
        Assert.That(azure.Spending.ThisMonth, Is.EqualTo(azure.Azure.Billed));
    }

    [Test]
    public async Task A_job_that_is_gone_is_no_wrong_setting(CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.JobGone());
        Assert.That((await AskAsync(cancellationToken, TimeSpan.FromSeconds(10))).Answer.Outcome, Is.EqualTo(CloudOutcome.Failed));
    }

    [Test]
    public async Task Some_documents_may_have_no_answer([Values] bool missing, CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.SomeDocuments(missing));
        var (found, _) = await AskAsync(cancellationToken, TimeSpan.FromSeconds(10));
        Assert.That(found.Outcome, Is.EqualTo(CloudOutcome.Partial));
        Assert.That(found.Documents.Select(one => one.Trouble), Is.EqualTo(new[] { null, missing ? "Missing" : "InvalidDocument" }));
        Assert.That(azure.Spending.ThisMonth, Is.EqualTo(azure.Azure.Billed));
    }

    [Test]
    public async Task A_service_that_takes_the_text_for_another_language_gives_no_answer(CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.WrongLanguage("fr")).Next(FaultPoint.Analyse, new Fault.WrongLanguage("fr"));
        var (found, _) = await AskAsync(cancellationToken, TimeSpan.FromSeconds(10));
        var languages = await azure.Client.LanguagesAsync(Two, TimeSpan.FromSeconds(20), cancellationToken);
        Assert.That(found.Documents.Select(one => one.Trouble), Has.All.EqualTo("UnsupportedLanguageCode"));
        Assert.That(languages.Documents.Select(one => one.Value!.Iso), Has.All.EqualTo("fr"));
        Assert.That(azure.Spending.ThisMonth, Is.EqualTo(azure.Azure.Billed));
    }

    [Test]
    public async Task A_broken_connection_and_a_body_that_nobody_can_read_are_failures([Values] FaultPoint point, [Values] bool cut, CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Always(point, cut ? new Fault.Cut() : new Fault.Garbage());
        var outcome = point == FaultPoint.Analyse
            ? (await azure.Client.LanguagesAsync(Two, TimeSpan.FromSeconds(10), cancellationToken)).Outcome
            : (await AskAsync(cancellationToken, TimeSpan.FromSeconds(10))).Answer.Outcome;
        Assert.That(outcome, Is.EqualTo(CloudOutcome.Failed));
    }

    [Test]
    public async Task Nobody_listening_is_a_failure(CancellationToken cancellationToken)
    {
        await using var gone = await Connected.StartAsync(settings: ("Endpoint", "http://127.0.0.1:9"));
        Assert.That((await gone.Client.LabelsAsync(Two, TimeSpan.FromSeconds(10), cancellationToken)).Outcome, Is.EqualTo(CloudOutcome.Failed));
    }

    [Test]
    public async Task The_money_of_a_month_is_not_exceeded(CancellationToken cancellationToken)
    {
        await using var poor = await Connected.StartAsync(settings: ("RecordsPerMonth", "3"));
        var first = await poor.Client.LabelsAsync(Two, TimeSpan.FromSeconds(20), cancellationToken);
        var second = await poor.Client.LabelsAsync(Two, TimeSpan.FromSeconds(20), cancellationToken);
        var third = await poor.Client.LabelsAsync(Two[..1], TimeSpan.FromSeconds(20), cancellationToken);
        Assert.That((first.Outcome, second.Outcome, third.Outcome), Is.EqualTo((CloudOutcome.Answered, CloudOutcome.OverBudget, CloudOutcome.Answered)));
        Assert.That(poor.Azure.Billed, Is.EqualTo(3));
    }

    [Test]
    public void Who_asked_may_stop_it(CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Always(FaultPoint.Submit, new Fault.Slow(TimeSpan.FromSeconds(30)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(100);
        Assert.That(async () => await azure.Client.LabelsAsync(Two, TimeSpan.FromSeconds(20), stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task<(CloudAnswer<CloudLabels> Answer, TimeSpan Elapsed)> AskAsync(CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        var answer = await azure.Client.LabelsAsync(Two, limit ?? Limit, cancellationToken);
        return (answer, TimeProvider.System.GetElapsedTime(started));
    }
}
