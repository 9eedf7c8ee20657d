using CivicBot.Communes;
using CivicBot.Communes.Files;
using CivicBot.Knowledge.Files;
using CivicBot.Testing;
using CivicBot.Tests.Listening;

namespace CivicBot.Tests.Communes;

/// <summary>Communes that are written in the browser take the sample's place without a restart.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CommuneFilesTests : IDisposable
{
    private readonly CommuneFolder data = new();
    private readonly CommuneFolder sample = new CommuneFolder().With("phuong-mau.yaml", CommuneFolder.Commune);

    private string Written => Path.Combine(data.Root, "communes");

    public void Dispose()
    {
        data.Dispose();
        sample.Dispose();
    }

    [Test]
    public void The_first_one_takes_the_place_of_the_sample_at_once()
    {
        using var directory = Open();
        var files = Files(directory);
        Assert.That((directory.Current.Default.Id, Directory.Exists(Written)), Is.EqualTo(("phuong-mau", false)));

        Assert.That(files.Save(CommuneFileWriterTests.Small() with { IsDefault = true }).Problem, Is.Null);

        Assert.That(directory.Current.Communes.Select(commune => commune.Id), Is.EqualTo(new[] { "xa-thu" }));
        using var again = Open();
        Assert.That(again.Current.Default.Name, Is.EqualTo("Xã Thử"), "also after a restart");
    }

    [Test]
    public void The_version_before_can_be_taken_back_and_the_newer_one_again()
    {
        using var directory = Open();
        var files = Files(directory);
        Assert.That(files.TakeBack("xa-thu").Problem, Is.EqualTo(CommuneFileTexts.NothingEarlier));
        files.Save(CommuneFileWriterTests.Small() with { IsDefault = true });
        files.Save(CommuneFileWriterTests.Small() with { IsDefault = true, Name = "Xã Thử Mới" });

        files.TakeBack("xa-thu");
        Assert.That(directory.Find("xa-thu")!.Name, Is.EqualTo("Xã Thử"));
        files.TakeBack("xa-thu");
        Assert.That(directory.Find("xa-thu")!.Name, Is.EqualTo("Xã Thử Mới"));
    }

    [Test]
    public void What_would_be_no_good_file_is_not_written()
    {
        using var directory = Open();

        var saved = Files(directory).Save(CommuneFileWriterTests.Small() with { OaIds = ["abc"] });

        Assert.That(saved.Problem, Does.StartWith("Chưa lưu được"));
        Assert.That(Directory.Exists(Written), Is.False);
    }

    [Test]
    public void A_directory_that_is_set_is_written_to()
    {
        using var directory = new CommuneDirectory(sample.Root, RepositoryRoot.Folder("knowledge"), DirectoryWatchTimes.Default, TimeProvider.System, RunLog.For<CommuneDirectory>());
        var files = new CommuneFiles(Microsoft.Extensions.Options.Options.Create(new CommuneOptions { Directory = sample.Root, DataDirectory = data.Root }), directory);

        files.Save(directory.Find("phuong-mau")! with { Name = "Phường Đổi Tên" });

        Assert.That(File.ReadAllText(Path.Combine(sample.Root, "phuong-mau.yaml")), Does.Contain("Phường Đổi Tên"));
        Assert.That(directory.Current.Default.Name, Is.EqualTo("Phường Đổi Tên"));
    }

    private CommuneDirectory Open() =>
        new(Written, RepositoryRoot.Folder("knowledge"), DirectoryWatchTimes.Default, TimeProvider.System, RunLog.For<CommuneDirectory>(), sample.Root);

    private CommuneFiles Files(CommuneDirectory directory) => new(Microsoft.Extensions.Options.Options.Create(new CommuneOptions { DataDirectory = data.Root }), directory);
}
