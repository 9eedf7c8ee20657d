using System.Diagnostics;
using System.Diagnostics.Metrics;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tests.Tokens;
using CivicBot.Tests.Listening;
using CivicBot.ZaloStandIn.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tests.Client;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloLimitsTests : ZaloFixture
{
    [Test]
    public async Task One_OA_is_called_no_faster_than_configured_and_another_does_not_wait_for_it()
    {
        using var limits = new ZaloRateLimits(Options.Create(new ZaloApiOptions { OaRequestsPerSecond = 20 }), TimeProvider.System);
        var watch = Stopwatch.StartNew();
        var busy = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => limits.AcquireAsync("busy", None).AsTask()));
        Assert.That(await limits.AcquireAsync("quiet", None), Is.Null);
        Assert.That(busy.IsCompleted, Is.False, "the quiet OA went first");
        Assert.That(await busy, Is.All.Null);

        // Ten at once, the other forty at twenty a second.
        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(1.8)));
        TestContext.Out.WriteLine($"50 calls at 20/s: {watch.Elapsed.TotalSeconds:f2} s");
    }

    [Test]
    public async Task The_app_is_called_no_faster_than_configured_over_all_its_OAs()
    {
        // 60 at once, then 1,140 a minute: 19 a second.
        using var limits = new ZaloRateLimits(Options.Create(new ZaloApiOptions { AppRequestsPerMinute = 1200, OaRequestsPerSecond = 1000 }), TimeProvider.System);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 80).Select(number => limits.AcquireAsync($"oa {number % 4}", None).AsTask()));
        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(0.9)));
    }

    [Test]
    public async Task Nodes_that_count_together_wait_for_the_moment_they_agreed_on()
    {
        var row = new SharedRow();
        using var limits = new ZaloRateLimits(Options.Create(new ZaloApiOptions()), TimeProvider.System, row);
        row.Next = new ZaloMoment(Taken: true, TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        Assert.That(await limits.AcquireAsync("oa", None), Is.Null);
        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(250)));

        row.Next = new ZaloMoment(Taken: false, TimeSpan.FromSeconds(7));
        Assert.That(await limits.AcquireAsync("oa", None), Is.EqualTo(TimeSpan.FromSeconds(7)), "too far away: the queue waits, not the call");

        await limits.PauseAsync("oa", TimeSpan.FromMinutes(1));
        await limits.HeedAsync("oa", 0);
        await limits.HeedAsync("oa", 5);
        Assert.That(row.Pauses, Has.Count.EqualTo(2));
        Assert.That(row.Pauses.Select(pause => pause.OaId), Is.All.EqualTo("oa"));
        Assert.That(await limits.AcquireAsync("oa", None), Is.GreaterThan(TimeSpan.FromSeconds(50)));
        Assert.That(row.Asked, Is.EqualTo(2), "who pauses does not ask");
        Assert.That((row.Oa, row.App), Is.EqualTo((new ZaloRate(5, TimeSpan.FromMilliseconds(100)), new ZaloRate(200, TimeSpan.FromMinutes(1) / 3800))));
    }

    [Test]
    public async Task Waiting_ends_with_the_caller_and_the_queue_has_an_end()
    {
        using var limits = new ZaloRateLimits(Options.Create(new ZaloApiOptions { OaRequestsPerSecond = 1, WaitingCalls = 1 }), TimeProvider.System);
        Assert.That(await limits.AcquireAsync("oa", None), Is.Null);
        using var impatient = new CancellationTokenSource();
        var waiting = limits.AcquireAsync("oa", impatient.Token).AsTask();
        Assert.That(await limits.AcquireAsync("oa", None), Is.Not.Null, "the queue is full");
        await impatient.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task After_minus_32_the_OA_is_left_alone_for_a_minute()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");
        var node = Node();
        await SendAsync(node);
        Zalo.Faults.Add(Fault.RateLimited with { Endpoint = "send" });
        Assert.That(ErrorOf(await SendAsync(node)), Has.Property("Code").EqualTo(-32).And.Property("RetryAfter").EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(ErrorOf(await SendAsync(node)), Has.Property("Code").EqualTo(ZaloLocalErrors.RateLimited).And.Property("Class").EqualTo(ZaloErrorClass.Backoff));
        Assert.That(Zalo.Faults.Hits, Is.EqualTo(1));

        Zalo.Faults.Clear();
        Clock.Move(TimeSpan.FromSeconds(61));
        Assert.That(await SendAsync(node), Is.TypeOf<ZaloSendResult.Sent>());
    }

    [TestCase("The application reached the limit of requests per minute", true)]
    [TestCase("The Official Account of this application reached its limit", false)]
    [TestCase("Too many requests", false)]
    public async Task A_limit_of_the_app_stops_all_its_OAs_and_a_limit_of_one_OA_only_that(string text, bool stopsAll)
    {
        var scripted = Own(await ScriptedZalo.SayingAsync($$"""{"error":-32,"message":"{{text}}"}"""));
        var node = Node(url: scripted.Url, settings: settings =>
        {
            settings["Zalo:Accounts:0:OaType"] = "4";
            settings["Zalo:Accounts:1:OaId"] = "4000000000000000001";
            settings["Zalo:Accounts:1:RefreshToken"] = "RT-other";
            settings["Zalo:Accounts:1:AccessToken"] = "AT-other";
        });
        await SendAsync(node);
        var other = await node.Client.GetOaAsync("4000000000000000001", None);
        Assert.That(other.Error?.Code, stopsAll ? Is.EqualTo(ZaloLocalErrors.RateLimited) : Is.Null);
    }

    [Test]
    public async Task When_Zalo_says_that_no_call_is_left_the_next_minute_is_waited_for()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");

        // A minute has just begun, so that all of this happens in one.
        Clock.Move(TimeSpan.FromSeconds(60 - Clock.Now.Second));
        Zalo.Behaviour.AccountRequestsPerMinute = 3;
        var node = Node(settings => settings["Zalo:Accounts:0:OaType"] = "4");
        var results = new List<ZaloSendResult>();
        for (var number = 0; number < 5; number++)
        {
            results.Add(await SendAsync(node));
        }

        Assert.That(results.Select(result => result is ZaloSendResult.Sent), Is.EqualTo(new[] { true, true, true, false, false }));
        Assert.That(ErrorOf(results[3]).Code, Is.EqualTo(ZaloLocalErrors.RateLimited), "not called, so never -32");
        Clock.Move(TimeSpan.FromSeconds(61));
        Assert.That(await SendAsync(node), Is.TypeOf<ZaloSendResult.Sent>());
    }

    [Test]
    public async Task An_OA_that_a_person_must_mend_is_left_alone_and_tried_again_later()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");
        var node = Node();
        await SendAsync(node);
        Zalo.Faults.Add(Fault.Error(-219) with { Endpoint = "send" });
        var codes = new List<int>();
        for (var number = 0; number < 6; number++)
        {
            codes.Add(ErrorOf(await SendAsync(node)).Code);
        }

        Assert.That(codes, Has.Some.EqualTo(-219).And.Some.EqualTo(ZaloLocalErrors.CircuitOpen));
        Assert.That(codes[^1], Is.EqualTo(ZaloLocalErrors.CircuitOpen));
        Assert.That(node.Health.Reasons.Single().Text, Does.Contain("-219").And.Contain("console"));
        Assert.That((await node.Client.GetOaAsync(OaId, None)).IsSuccess, Is.True, "other endpoints go on");

        Zalo.Faults.Clear();
        Clock.Move(TimeSpan.FromSeconds(31));
        Assert.That(await SendAsync(node), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(node.Health.Reasons, Is.Empty);
    }

    [Test]
    public async Task Unknown_codes_are_dropped_counted_and_at_a_rate_reported()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");
        var node = Node(settings => settings["Zalo:Api:UnknownErrorsPerHour"] = "3");
        using var counted = new Counted(node.Get<IMeterFactory>(), "zalo.errors.unknown");
        Zalo.Faults.Add(Fault.Error(-305) with { Endpoint = "send" });
        for (var number = 0; number < 3; number++)
        {
            Assert.That(node.Health.Reasons, Is.Empty);
            Assert.That(ErrorOf(await SendAsync(node)), Has.Property("Class").EqualTo(ZaloErrorClass.Drop));
        }

        Assert.That(node.Health.Reasons.Single().Topic, Is.EqualTo("unknown-errors"));
        Assert.That(counted.Sum, Is.EqualTo(3));
        Clock.Move(TimeSpan.FromMinutes(61));
        await node.Keeper.LookAsync(None);
        Assert.That(node.Health.Reasons, Is.Empty);
    }

    [Test]
    public async Task Calls_are_counted_by_endpoint_and_outcome()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");
        var node = Node(settings => settings["Zalo:Accounts:0:OaType"] = "4");
        using var counted = new Counted(node.Get<IMeterFactory>(), "zalo.calls");
        await SendAsync(node);
        Zalo.Account(OaId).SetReachability(UserId, refusesMessages: true, unreachable: false);
        await SendAsync(node);
        Assert.That(counted.Tags, Is.EqualTo(new[] { "endpoint=v2/message,outcome=ok", "endpoint=v2/message,outcome=Window" }));
    }

    [Test]
    public void A_lease_that_does_not_outlast_two_requests_stops_the_start() =>
        Assert.That(
            () => Node(settings => settings["Zalo:Api:TokenTimeout"] = "00:00:30").Get<IOptions<ZaloApiOptions>>().Value,
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Zalo:Api:TokenLease must be longer"));

    [Test]
    public void Without_a_store_the_start_says_what_to_register()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.Listened());
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        services.AddOptions<ZaloOptions>();
        services.AddZaloApi();
        using var provider = services.BuildServiceProvider();
        Assert.That(
            () => provider.GetRequiredService<IOptions<ZaloApiOptions>>().Value,
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("No IZaloTokenStore is registered"));
    }

    private static ZaloError ErrorOf(ZaloSendResult result) => ((ZaloSendResult.Failed)result).Error;

    private Task<ZaloSendResult> SendAsync(ZaloNode node) =>
        node.Client.SendAsync(OaId, new ZaloMessage(UserId, null, Clock.Now, new ZaloContent.Text("x", null, [])), None);

    /// <summary>What one node counts; other tests run beside this one.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly List<string> tags = [];

        public Counted(IMeterFactory factory, string instrument)
        {
            var meter = factory.Create(ZaloMetrics.MeterName);
            listener.InstrumentPublished = (published, self) =>
            {
                if (published.Meter == meter && published.Name == instrument)
                {
                    self.EnableMeasurementEvents(published);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, measurement, measured, _) =>
            {
                Sum += measurement;
                tags.Add(string.Join(',', measured.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
            });
            listener.Start();
        }

        public long Sum { get; private set; }

        public IReadOnlyList<string> Tags => tags;

        public void Dispose() => listener.Dispose();
    }

    private sealed class SharedRow : IZaloSharedLimits
    {
        public ZaloMoment Next { get; set; }

        public ZaloRate Oa { get; private set; }

        public ZaloRate App { get; private set; }

        public int Asked { get; private set; }

        public List<(string OaId, TimeSpan Length)> Pauses { get; } = [];

        public ValueTask<ZaloMoment> TakeAsync(string oaId, ZaloRate perOa, ZaloRate perApp, TimeSpan patience, CancellationToken cancellationToken)
        {
            (Oa, App, Asked) = (perOa, perApp, Asked + 1);
            return ValueTask.FromResult(Next);
        }

        public ValueTask PauseAsync(string oaId, TimeSpan length)
        {
            Pauses.Add((oaId, length));
            return ValueTask.CompletedTask;
        }
    }
}
