using CivicBot.Adapters.Channels;
using CivicBot.Conversation;
using CivicBot.Hosting;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;
using CivicBot.Operations.Telemetry;
using CivicBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Operations;

/// <summary>What a collector hears of a program that serves.</summary>
public sealed class TelemetryTests
{
    private const string Question = "làm giấy khai sinh cho con cần những giấy tờ gì vậy em";
    private const string Comment = "đèn đường trước nhà số 12 hẻm 5 tắt cả tuần nay, tối đi lại nguy hiểm lắm";

    [Test]
    public async Task A_collector_gets_the_named_metrics_with_true_values_and_traces_and_logs_without_citizens()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        string citizenId;
        await using (var bot = await RunningBot.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
        }, customise: builder => builder.ExportLogs()))
        {
            var citizen = await bot.KnownCitizenAsync();
            citizenId = citizen.UserId;
            await citizen.SayAsync(Question);
            await bot.IdleAsync();
            await citizen.SayAsync(Comment);
            await bot.IdleAsync();
            await bot.Services.GetServices<IHostedService>().OfType<StandingFiguresWorker>().Single().LookAsync(CancellationToken.None);
            bot.Services.GetRequiredService<MessagingStatus>().Depths = await bot.Services.GetRequiredService<IDeadLetterStore>().MeasureAsync(CancellationToken.None);
        }

        // The program ended in order: everything was sent.
        var points = collector.Points.ToList();
        OtlpPoint Last(string name, string? tag = null, string? value = null) =>
            points.LastOrDefault(point => point.Name == name && (tag is null || point.Tags.GetValueOrDefault(tag) == value)) ?? throw new AssertionException($"Nothing of {name} with {tag}={value} came.");

        Assert.Multiple(() =>
        {
            Assert.That(collector.Services, Has.All.EqualTo("civicbot").And.Not.Empty);
            Assert.That(Last("zalo.webhook.ack", "outcome", "Accepted"), Has.Property("Count").GreaterThanOrEqualTo(3).And.Property("Unit").EqualTo("s").And.Property("Value").GreaterThan(0));
            Assert.That(Last("civicbot.inbox.append", "outcome", "new").Count, Is.GreaterThanOrEqualTo(3));
            Assert.That(Last("civicbot.turn", "outcome", "handled").Count, Is.GreaterThanOrEqualTo(3));
            Assert.That(Last("civicbot.inbox.depth").Value, Is.Zero);
            Assert.That(Last("civicbot.inbox.oldest").Value, Is.Zero);
            Assert.That(Last("civicbot.delivery", "outcome", "Delivered").Tags["class"], Is.EqualTo("none"));
            Assert.That(Last("civicbot.turns.ended", "status", "Answered"), Has.Property("Value").EqualTo(1));
            Assert.That(Last("civicbot.turns.ended", "status", "Answered").Tags, Does.ContainKey("intent").WithValue("Procedure").And.ContainKey("share").WithValue("answered"));
            Assert.That(points.Where(point => point.Name == "civicbot.turns.ended").Select(point => point.Tags["share"]), Does.Contain("comment"));
            Assert.That(Last("zalo.token.age").Tags["oa"], Is.EqualTo(RunningBot.StateOa));
            Assert.That(Last("zalo.token.age").Value, Is.InRange(0, 13 * 3600));
            Assert.That(Last("civicbot.disk.free").Value, Is.Positive);

            Assert.That(collector.Spans.Where(span => span.Scope == Spans.SourceName).Select(span => span.Name), Is.SupersetOf(new[] { "inbox.append", "turn", "delivery" }));
            Assert.That(collector.Spans.SelectMany(span => span.Tags.Keys).Distinct(StringComparer.Ordinal), Has.None.Contains("path").And.None.Contains("query").And.None.Contains("address"));
            Assert.That(collector.Logs, Has.Some.Contains("Ready. Try it as a citizen"));
        });
        var told = collector.Spans.Select(span => $"{span.Name} {string.Join(' ', span.Tags)}").Concat(collector.Logs).Concat(points.Select(point => $"{point.Name} {string.Join(' ', point.Tags)}")).ToList();
        Assert.That(told.Where(line => line.Contains(citizenId, StringComparison.Ordinal) || line.Contains(Question, StringComparison.OrdinalIgnoreCase) || line.Contains(Comment, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public async Task Comments_and_the_agreement_with_officials_are_counted()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using (var bot = await RunningBot.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        }))
        {
            bot.Services.GetRequiredService<StandingFigures>().Put(new StandingFigures.Sample(
                [], new Dictionary<string, long>(StringComparer.Ordinal) { ["confirmed"] = 7, ["answered"] = 3 }, Agreement: 0.75, FreeBytes: null));
        }

        Assert.Multiple(() =>
        {
            Assert.That(collector.Points.Last(point => point.Name == "civicbot.classifier.agreement").Value, Is.EqualTo(0.75));
            Assert.That(collector.Points.Where(point => point.Name == "civicbot.comments").ToLookup(point => point.Tags["state"], point => point.Value)["confirmed"], Does.Contain(7));
        });
    }

    [Test]
    public async Task Without_a_collector_nothing_is_exported()
    {
        await using var bot = await RunningBot.StartAsync();

        Assert.That(bot.Services.GetService<TelemetryExport>(), Is.Null);
    }

    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "must be the address of an OTLP collector")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "smoke", "must be grpc or http/protobuf")]
    public void A_wrong_setting_is_named(string key, string value, string said)
    {
        using var folder = new TempDirectory();
        var app = BotHost.Build(["--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.Path}", $"--{key}={value}"]);

        Assert.That(async () => await app.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(key).And.Message.Contains(said));
    }

    [TestCase("-32 Quota", "Quota")]
    [TestCase("-216 Refresh", "Refresh")]
    [TestCase("last interaction 70 h ago", "other")]
    [TestCase("the channel is not configured", "other")]
    public void Failed_deliveries_are_counted_by_the_class_of_their_error(string reason, string expected) =>
        Assert.That(MessagingMetrics.ClassOf(new Delivery.Retry(reason)), Is.EqualTo(expected));

    [Test]
    public void Every_ending_of_a_turn_belongs_to_a_share() => Assert.Multiple(() =>
    {
        Assert.That(ConversationMetrics.ShareOf(TurnStatus.Answered), Is.EqualTo("answered"));
        Assert.That(ConversationMetrics.ShareOf(TurnStatus.Clarifying), Is.EqualTo("clarified"));
        Assert.That(ConversationMetrics.ShareOf(TurnStatus.NotUnderstood), Is.EqualTo("declined"));
        Assert.That(ConversationMetrics.ShareOf(TurnStatus.CommentFiled), Is.EqualTo("comment"));
        Assert.That(ConversationMetrics.ShareOf(TurnStatus.Silent), Is.EqualTo("other"));
    });
}
