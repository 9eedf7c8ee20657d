using System.CommandLine;
using System.Text.Json;
using CivicBot.Commands;
using CivicBot.Knowledge.Tests.Procedures;
using CivicBot.Testing;
using CivicBot.Tests.Communes;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Commands;

/// <summary><c>check</c> as an editor runs it.</summary>
public sealed class CheckCommandTests
{
    private const string Holidays = """
        years:
          - {year: 2026, announced: true, tet: 2026-02-17, tet_days_before: 1, hung_kings: 2026-04-26, national_day_extra: 2026-09-01}
          - {year: 2027, announced: true, tet: 2027-02-06, tet_days_before: 1, hung_kings: 2027-04-16, national_day_extra: 2027-09-03}
        """;

    private KnowledgeFolder knowledge = null!;
    private CommuneFolder communes = null!;

    [SetUp]
    public void Correct_files()
    {
        knowledge = new KnowledgeFolder()
            .With("procedures/ho-tich/thu.md", KnowledgeFolder.Entry)
            .With("calendar/public-holidays.yaml", Holidays);
        communes = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.Commune);
    }

    [TearDown]
    public void Clean()
    {
        knowledge.Dispose();
        communes.Dispose();
    }

    [Test]
    public void Correct_files_end_with_zero_and_a_summary()
    {
        var (code, output, _) = Run("--knowledge", knowledge.Root, "--communes", communes.Root);

        Assert.That((code, output), Is.EqualTo((0, "2 files checked: 0 errors, 0 warnings\n")));
    }

    [Test]
    public void Every_error_is_a_line_with_file_line_severity_and_rule_and_ends_with_one()
    {
        knowledge.With("procedures/ho-tich/hong.md", KnowledgeFolder.EntryNamed("Hỏng").Replace("level: xã", "level: huyện", StringComparison.Ordinal));
        communes.With("phuong-thu.yaml", CommuneFolder.CommuneWith("\"0000 000 001\"", "\"không\""));

        var (code, output, _) = Run("--knowledge", knowledge.Root, "--communes", communes.Root);
        var lines = output.Split('\n');

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(lines[0], Does.StartWith($"{knowledge.Root}/procedures/ho-tich/hong.md:6 error wrong-level The level 'huyện' is not one of"));
            Assert.That(lines[1], Does.StartWith($"{communes.Root}/phuong-thu.yaml:1 error no-default"));
            Assert.That(lines[2], Does.StartWith($"{communes.Root}/phuong-thu.yaml:13 error wrong-phone"));
            Assert.That(lines[3], Is.EqualTo("3 files checked: 3 errors, 0 warnings"));
        });
    }

    [Test]
    public void Old_reviews_are_warnings_and_end_with_zero()
    {
        var (code, output, _) = Run(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero), [], "--knowledge", knowledge.Root, "--communes", communes.Root);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(output, Does.Contain("procedures/ho-tich/thu.md:14 warning review-due Last reviewed on 2026-11-01, 212 days ago"));
            Assert.That(output, Does.EndWith("2 files checked: 0 errors, 1 warning\n"));
        });
    }

    [Test]
    public void The_directories_and_the_age_may_come_from_the_configuration()
    {
        var (code, output, _) = Run(
            new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Knowledge:Directory"] = knowledge.Root, ["Knowledge:ReviewAfterDays"] = "10", ["Communes:Directory"] = communes.Root,
            });

        Assert.That((code, output), Is.EqualTo((0, $"{knowledge.Root}/procedures/ho-tich/thu.md:14 warning review-due Last reviewed on 2026-11-01, 20 days ago; compare it with its sources again.\n2 files checked: 0 errors, 1 warning\n")));
    }

    [Test]
    public void Wrong_lines_of_the_lists_are_errors()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Folder("knowledge", "competence"), "*.tsv"))
        {
            knowledge.With($"competence/{Path.GetFileName(file)}", File.ReadAllText(file));
        }

        knowledge.With("competence/urgency.tsv", "som\t2\tx\nmai\t2\ty\nsom\tz\n");

        var (code, output, _) = Run("--knowledge", knowledge.Root, "--communes", communes.Root);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(output, Does.Contain($"{knowledge.Root}/competence/urgency.tsv:2 error wrong-list-line \"mai\" is not known"));
            Assert.That(output, Does.Contain($"{knowledge.Root}/competence/urgency.tsv:3 error wrong-list-line expected 3 columns"));
            Assert.That(output, Does.EndWith("6 files checked: 2 errors, 0 warnings\n"));
        });
    }

    [Test]
    public void As_JSON_the_same_is_told_to_tools()
    {
        knowledge.With("procedures/ho-tich/hong.md", KnowledgeFolder.EntryNamed("Hỏng").Replace("level: xã", "level: huyện", StringComparison.Ordinal));

        var (code, output, _) = Run("--json", "--knowledge", knowledge.Root, "--communes", communes.Root);
        using var json = JsonDocument.Parse(output);
        var problem = json.RootElement.GetProperty("problems").EnumerateArray().Single();

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(json.RootElement.GetProperty("files").GetInt32(), Is.EqualTo(3));
            Assert.That(json.RootElement.GetProperty("errors").GetInt32(), Is.EqualTo(1));
            Assert.That(json.RootElement.GetProperty("warnings").GetInt32(), Is.Zero);
            Assert.That(problem.GetProperty("file").GetString(), Is.EqualTo($"{knowledge.Root}/procedures/ho-tich/hong.md"));
            Assert.That((problem.GetProperty("line").GetInt32(), problem.GetProperty("severity").GetString(), problem.GetProperty("rule").GetString()), Is.EqualTo((6, "error", "wrong-level")));
            Assert.That(problem.GetProperty("message").GetString(), Does.Contain("huyện"));
        });
    }

    [Test]
    public void A_directory_that_is_not_there_is_bad_use()
    {
        var (code, output, error) = Run("--knowledge", Path.Combine(knowledge.Root, "nowhere"), "--communes", communes.Root);

        Assert.Multiple(() =>
        {
            Assert.That((code, output), Is.EqualTo((2, string.Empty)));
            Assert.That(error, Does.Contain("Knowledge__Directory").And.Contain("nowhere"));
        });
    }

    [Test]
    public void The_shipped_files_have_no_errors()
    {
        var (code, output, _) = Run("--knowledge", RepositoryRoot.Folder("knowledge"), "--communes", RepositoryRoot.Folder("bot", "Communes", "samples"));

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(output, Does.Match(@"\n3\d\d files checked: 0 errors"));
        });
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments) =>
        Run(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), [], arguments);

    private static (int Code, string Output, string Error) Run(DateTimeOffset now, Dictionary<string, string?> settings, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var code = CheckCommand.Create(configuration, new ManualTime(now)).Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
