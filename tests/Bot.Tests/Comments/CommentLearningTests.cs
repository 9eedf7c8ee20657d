using CivicBot.Comments.Corrections;
using CivicBot.Hosting;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Topics;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using CivicBot.Understanding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CivicBot.Tests.Comments;

internal sealed class CommentLearningTests
{
    private readonly List<IReadOnlyList<TopicCorrection>> lessons = [];
    private readonly FakeTime time = new();
    private ApplicationLifetime lifetime = null!;
    private TestRecords records = null!;
    private TopicCorrections ledger = null!;
    private Exception? wrong;

    [SetUp]
    public async Task OpenAsync()
    {
        (records, wrong, lifetime) = (await TestRecords.CreateAsync(RecordsStore.Sqlite), null, new ApplicationLifetime(RunLog.For<ApplicationLifetime>()));
        ledger = new TopicCorrections(records.Database);
        lessons.Clear();
    }

    [TearDown]
    public void Close() => records.Dispose();

    [Test]
    public async Task It_learns_with_all_corrections_once_the_program_serves_and_new_ones_later()
    {
        var comment = await ReadComments.ReadAsync("Bãi xe sau chợ thu tiền giữ xe cao quá");
        await ledger.AddAsync(comment, ["khac"], Talk.MondayMorning, "Văn phòng", CancellationToken.None);
        using var learning = Learning();
        await learning.StartAsync(CancellationToken.None);
        Assert.That(lessons, Is.Empty, "the first citizen does not wait for it");

        lifetime.NotifyStarted();
        var understanding = await learning.Learned;

        Assert.That(lessons.Single(), Has.Count.EqualTo(1));
        Assert.That(await learning.LearnCorrectionsAsync(understanding, CancellationToken.None), Is.False, "nothing is new");
        await ledger.AddAsync(comment, ["an-ninh"], Talk.MondayMorning, "Văn phòng", CancellationToken.None);
        Assert.That(await learning.LearnCorrectionsAsync(understanding, CancellationToken.None), Is.True);
        Assert.That(understanding.Read(comment.Text.Original, []).Topics.Assigned[0], Is.EqualTo("an-ninh"));

        await EraseTextsAsync();
        Assert.That(await learning.LearnCorrectionsAsync(understanding, CancellationToken.None), Is.True, "what was erased is unlearned");
        Assert.That(understanding.Read(comment.Text.Original, []).Topics.Assigned[0], Is.EqualTo(comment.Topics.Assigned[0]));
        await learning.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_wrong_list_is_told_and_read_again()
    {
        wrong = new LexiconException("topics/topics.tsv", 3, "expected 3 columns");
        using var learning = Learning();
        await learning.StartAsync(CancellationToken.None);
        lifetime.NotifyStarted();
        await UntilAsync(() => learning.Trouble is not null);
        var health = await HealthAsync(learning);

        wrong = null;
        await UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromMinutes(1));
            return learning.Learned.IsCompleted;
        });

        Assert.Multiple(async () =>
        {
            Assert.That((health.Status, health.Description), Is.EqualTo((HealthStatus.Degraded, "Comments cannot be read: topics/topics.tsv:3: expected 3 columns")));
            Assert.That((await HealthAsync(learning)).Status, Is.EqualTo(HealthStatus.Healthy));
        });
        await learning.StopAsync(CancellationToken.None);
    }

    private Task<int> EraseTextsAsync() => records.Database.WriteAsync(
        (context, token) => context.Corrections.ExecuteUpdateAsync(set => set.SetProperty(c => c.Text, ""), token), CancellationToken.None);

    private static Task<HealthCheckResult> HealthAsync(CommentLearning learning) => new CommentsHealth(learning).CheckHealthAsync(new HealthCheckContext());

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private CommentLearning Learning() => new(
        async (corrections, cancellationToken) =>
        {
            lessons.Add(corrections);
            return wrong is null ? await LearnedAsync(cancellationToken) : throw wrong;
        },
        ledger,
        lifetime,
        time,
        RunLog.For<CommentLearning>());

    /// <summary>One of its own: it is taught.</summary>
    private static Task<CommentUnderstanding> LearnedAsync(CancellationToken cancellationToken) => CommentUnderstanding.LearnAsync(
        CommentSources.Of(Testing.RepositoryRoot.Folder("knowledge")), [], new TopicOptions(), RunLog.For<CommentUnderstanding>(), cancellationToken);
}
