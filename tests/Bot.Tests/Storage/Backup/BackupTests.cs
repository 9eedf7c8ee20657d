using CivicBot.Comments.Attachments;
using CivicBot.Conversation;
using CivicBot.Conversation.Reading;
using CivicBot.Conversation.Records;
using CivicBot.Storage;
using CivicBot.Storage.Backup;
using CivicBot.Storage.Export;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Privacy;
using CivicBot.Tests.Storage.Export;
using CivicBot.Tests.Storage.Records;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Storage.Backup;

[TestFixture]
internal sealed class BackupTests
{
    private static readonly ExportOrder Everything = new(ExportFormat.Json, WithContacts: true);

    [Test]
    public async Task A_restored_backup_gives_the_same_export_byte_for_byte_on_either_database([Values] RecordsStore from, [Values] RecordsStore to, [Values(null, "một hai ba bốn")] string? passphrase)
    {
        using var rig = await PrivacyRig.CreateAsync(from);
        await FilledRecords.FillAsync(rig);
        await LeaveNoteAsync(rig);
        var export = await RecordsExportTests.JsonAsync(rig, Everything);
        var backup = Path.Combine(rig.Folder, "all.backup");
        var written = await Writer(rig).WriteAsync(backup, passphrase, CancellationToken.None);

        using var elsewhere = new Elsewhere(to);
        var restored = await elsewhere.Reader().RestoreAsync(backup, passphrase, replace: false, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(restored, Is.EqualTo(written));
            Assert.That((written.Attachments, written.MissingAttachments), Is.EqualTo((1, 0)));
            Assert.That(elsewhere.Export(Everything), Is.EqualTo(export));
            Assert.That(elsewhere.Notes(), Is.EqualTo(new[] { "Nhờ gọi lại giúp" }));
            Assert.That(Directory.GetFiles(elsewhere.Folder, "*.bin", SearchOption.AllDirectories).Select(File.ReadAllText), Is.EqualTo(new[] { "a photo" }));
            Assert.That(CitizenPseudonyms.FromFile(Path.Combine(elsewhere.Folder, "keys", "citizen-pseudonyms.key")).Of("zalo", "x"), Is.EqualTo(rig.Pseudonyms.Of("zalo", "x")));
        });
    }

    [Test]
    public async Task A_backup_is_one_moment_while_others_go_on_writing([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await FilledRecords.FillAsync(rig);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await rig.FileAsync($"busy-{i}", $"Đường số {i} có ổ gà", citizen: null);
            }
        });
        var backup = Path.Combine(rig.Folder, "busy.backup");
        await Writer(rig).WriteAsync(backup, passphrase: null, CancellationToken.None);
        await stop.CancelAsync();
        await writing;

        using var elsewhere = new Elsewhere(store);
        await elsewhere.Reader().RestoreAsync(backup, passphrase: null, replace: false, CancellationToken.None);

        using var document = System.Text.Json.JsonDocument.Parse(elsewhere.Export(Everything));
        var tables = document.RootElement.GetProperty("tables");
        var ids = tables.GetProperty("comment").EnumerateArray().Select(row => row.GetProperty("id").GetString()).ToHashSet();
        Assert.That(tables.GetProperty("comment_change").EnumerateArray().Select(row => row.GetProperty("comment_id").GetString()).Distinct(), Is.SubsetOf(ids));
        Assert.That(ids, Has.Count.EqualTo(tables.GetProperty("comment_change").EnumerateArray().Count(row => row.GetProperty("number").GetInt32() == 1)));
    }

    [Test]
    public async Task Where_data_are_already_only_an_order_replaces_them([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await FilledRecords.FillAsync(rig);
        var backup = Path.Combine(rig.Folder, "all.backup");
        await Writer(rig).WriteAsync(backup, passphrase: null, CancellationToken.None);
        using var elsewhere = new Elsewhere(store);
        await elsewhere.Reader().RestoreAsync(backup, passphrase: null, replace: false, CancellationToken.None);
        var before = elsewhere.Export(Everything);

        Assert.That(
            () => elsewhere.Reader().RestoreAsync(backup, passphrase: null, replace: false, CancellationToken.None),
            Throws.TypeOf<BackupException>().With.Message.Contains("--replace"));
        await rig.FileAsync("later", "Một ý kiến sau đó", citizen: null);
        var newer = Path.Combine(rig.Folder, "newer.backup");
        await Writer(rig).WriteAsync(newer, passphrase: null, CancellationToken.None);
        await elsewhere.Reader().RestoreAsync(newer, passphrase: null, replace: true, CancellationToken.None);

        Assert.That(elsewhere.Export(Everything), Is.Not.EqualTo(before).And.EqualTo(await RecordsExportTests.JsonAsync(rig, Everything)));
    }

    [Test]
    public async Task A_damaged_backup_is_refused_and_nothing_is_touched([Values(null, "một hai ba bốn")] string? passphrase)
    {
        using var rig = await PrivacyRig.CreateAsync(RecordsStore.Sqlite);
        await FilledRecords.FillAsync(rig);
        var backup = Path.Combine(rig.Folder, "all.backup");
        await Writer(rig).WriteAsync(backup, passphrase, CancellationToken.None);
        var whole = await File.ReadAllBytesAsync(backup);
        var random = new Random(7);
        using var elsewhere = new Elsewhere(RecordsStore.Sqlite);

        for (var attempt = 0; attempt < 30; attempt++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var file = Path.Combine(rig.Folder, $"damaged-{attempt}");
            await File.WriteAllBytesAsync(file, attempt % 3 == 0 ? whole[..random.Next(whole.Length)] : damaged);
            Assert.That(() => elsewhere.Reader().RestoreAsync(file, passphrase, replace: true, CancellationToken.None), Throws.TypeOf<BackupException>());
        }

        Assert.That(Directory.EnumerateFileSystemEntries(elsewhere.Folder), Is.Empty);
    }

    [TestCase(null, "name the file")]
    [TestCase("mật khẩu khác", "wrong")]
    public async Task A_locked_backup_opens_only_with_its_passphrase(string? passphrase, string sentence)
    {
        using var rig = await PrivacyRig.CreateAsync(RecordsStore.Sqlite);
        await FilledRecords.FillAsync(rig);
        var backup = Path.Combine(rig.Folder, "all.backup");
        await Writer(rig).WriteAsync(backup, "một hai ba bốn", CancellationToken.None);
        using var elsewhere = new Elsewhere(RecordsStore.Sqlite);

        Assert.That(() => elsewhere.Reader().RestoreAsync(backup, passphrase, replace: false, CancellationToken.None), Throws.TypeOf<BackupException>().With.Message.Contains(sentence));
    }

    [Test]
    public async Task Tokens_of_Zalo_stay_at_home_and_a_missing_photo_is_said()
    {
        using var rig = await PrivacyRig.CreateAsync(RecordsStore.Sqlite);
        await FilledRecords.FillAsync(rig);
        ZaloSchema.Migrate(rig.Database);
        using (var connection = rig.Database.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO zalo_grant(oa_id, tokens, fingerprint) VALUES ('1', 'sealed-token', 'f')";
            command.ExecuteNonQuery();
        }

        Directory.Delete(Path.Combine(rig.Folder, "attachments"), recursive: true);
        var backup = Path.Combine(rig.Folder, "all.backup");
        var summary = await Writer(rig).WriteAsync(backup, passphrase: null, CancellationToken.None);
        using var elsewhere = new Elsewhere(RecordsStore.Sqlite);
        await elsewhere.Reader().RestoreAsync(backup, passphrase: null, replace: false, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That((summary.Attachments, summary.MissingAttachments), Is.EqualTo((0, 1)));
            Assert.That(elsewhere.Count("zalo_grant"), Is.Zero);
            Assert.That(() => Writer(rig).WriteAsync(backup, passphrase: null, CancellationToken.None), Throws.TypeOf<BackupException>().With.Message.Contains("exists"));
            Assert.That(Directory.GetDirectories(rig.Folder, ".working-*"), Is.Empty);
        });
    }

    internal static BackupWriter Writer(PrivacyRig rig) => new(rig.Records.Database, rig.Database, rig.Files, rig.Storage, rig.Time);

    private static Task LeaveNoteAsync(PrivacyRig rig) => rig.Writer.WriteAsync(
        session => new TurnRecords("turn", "citizen", PrivacyRig.Commune, Talk.MondayMorning, TestIntake.Mask).Write(session, new ConversationEffect.LeaveNote("LN-2311-00001", NoteKind.Officer, "Nhờ gọi lại giúp", [], null)),
        CancellationToken.None);

    /// <summary>Another, empty machine.</summary>
    private sealed class Elsewhere(RecordsStore store) : IDisposable
    {
        private readonly TempDirectory directory = new();
        private readonly string connection = store == RecordsStore.PostgreSql ? PostgresServer.NewDatabase() : "";

        public string Folder => directory.Path;

        private StorageOptions Storage => new() { Directory = Folder };

        public BackupReader Reader() => new(Options.Create(Storage), Options.Create(new RecordsOptions { ConnectionString = connection }), new AttachmentFiles(Options.Create(Storage)));

        public byte[] Export(ExportOrder order)
        {
            using var records = RecordsDatabase.Open(connection, Storage.RecordsFile);
            using var seal = DataSeal.FromFile(Path.Combine(Storage.KeysDirectory, "records.key"));
            using var output = new MemoryStream();
            new RecordsExport(records, seal).WriteJsonAsync(order, output, CancellationToken.None).GetAwaiter().GetResult();
            return output.ToArray();
        }

        public IReadOnlyList<string> Notes()
        {
            var database = new SqliteDatabase(Storage.DatabaseFile);
            using var readers = new SqliteReaders(database);
            using var writer = new SqliteWriter(database, RunLog.For<SqliteWriter>());
            return [.. new Notes(database, readers, writer).List(null, closedToo: true).Select(note => note.Text)];
        }

        public long Count(string table)
        {
            using var link = new SqliteDatabase(Storage.DatabaseFile).OpenOwn();
            using var command = link.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table}";
            return (long)command.ExecuteScalar()!;
        }

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            directory.Dispose();
        }
    }
}
