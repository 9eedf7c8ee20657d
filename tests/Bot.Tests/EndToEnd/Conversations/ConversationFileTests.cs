using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>The files under <c>tests/Conversations</c> are handbook and test at once.</summary>
[TestFixture]
internal sealed class ConversationFileTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Conversations");

    /// <summary>Conversations about comments.</summary>
    private const string CommentPrefix = "yk-";

    private static IEnumerable<string> CommentFiles => Files.Where(file => file.StartsWith(CommentPrefix, StringComparison.Ordinal));

    private static IEnumerable<string> Files => Directory.GetFiles(Folder, "*.md").Select(f => Path.GetFileName(f)).Where(f => f != "README.md").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public Task Every_conversation_of_the_file_goes_as_written(string file) => RunAsync(file, RecordsStore.Sqlite, onRedis: false);

    [TestCaseSource(nameof(Files))]
    public Task Every_conversation_goes_as_written_on_Redis_and_PostgreSQL(string file) => RunAsync(file, RecordsStore.PostgreSql, onRedis: true);

    [Test]
    public void There_are_forty_files_about_comments() => Assert.That(CommentFiles.Count(), Is.GreaterThanOrEqualTo(40));

    private static async Task RunAsync(string file, RecordsStore store, bool onRedis)
    {
        var scripts = ConversationReader.Read(file, await File.ReadAllTextAsync(Path.Combine(Folder, file)));
        await using var bot = await RunningBot.StartAsync(store: store, onRedis: onRedis);
        var problems = new List<string>();
        foreach (var script in scripts)
        {
            problems.AddRange((await new ConversationRunner(bot, script).RunAsync()).Select(p => $"[{script.Title}] {p}"));
        }

        Assert.That(problems, Is.Empty, string.Join("\n\n", problems));
    }

    [Test]
    public void The_handbook_shows_every_kind_of_message_and_every_situation()
    {
        string[] expected =
        [
            "tin-van-ban", "tin-anh", "tin-gif", "tin-lien-ket", "tin-ghi-am", "tin-video", "tin-sticker", "tin-vi-tri", "tin-danh-thiep", "tin-tep",
            "tin-tra-loi-trich", "tin-bam-nut", "lan-dau", "menu", "hoi-tiep", "hoi-lai", "khong-biet", "khan-cap", "gap-can-bo",
        ];

        Assert.That(Files, Is.SupersetOf(expected.Select(name => name + ".md")));
    }
}
