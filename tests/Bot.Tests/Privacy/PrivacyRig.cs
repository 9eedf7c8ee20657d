using System.Text;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Conversation.Records;
using CivicBot.Storage;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using CivicBot.Testing;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Privacy;

/// <summary>Records with the parts that keep and erase personal data, in one data folder as the program has it.</summary>
internal sealed class PrivacyRig : IDisposable
{
    public const string Commune = "phuong-an-mau";
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private PrivacyRig(TestRecords records)
    {
        Records = records;
        Time = new ManualTime(Now);
        Folder = records.Folder;
        Database = new SqliteDatabase(Path.Combine(Folder, "civicbot.db"));
        Readers = new SqliteReaders(Database);
        Writer = new SqliteWriter(Database, RunLog.For<SqliteWriter>());
        Notes = new Notes(Database, Readers, Writer);
        Seal = DataSeal.FromFile(Path.Combine(Folder, "keys", "records.key"));
        Pseudonyms = CitizenPseudonyms.FromFile(Path.Combine(Folder, "keys", "citizen-pseudonyms.key"));
        Storage = Options.Create(new StorageOptions { Directory = Folder });
        Ledger = new ErasureLedger(Database, Writer, Readers);
        Contacts = new CitizenContacts(records.Database, Seal, Pseudonyms, Time);
        Files = new AttachmentFiles(Storage);
        Contents = new AttachmentContents(records.Database, Files);
        Erasure = new CitizenErasure(records.Database, Contacts, Contents, Ledger, Time);
        Filing = new CommentFiling(records.Database, Seal);
        Desk = TestDesk.Of(records.Database, Time);
        Sweep = new TraceSweep(Ledger, new RecordsCompaction(records.Database), Time, RunLog.For<TraceSweep>());
    }

    public TestRecords Records { get; }

    public string Folder { get; }

    public ManualTime Time { get; }

    public SqliteDatabase Database { get; }

    public SqliteReaders Readers { get; }

    public SqliteWriter Writer { get; }

    public Notes Notes { get; }

    public DataSeal Seal { get; }

    public CitizenPseudonyms Pseudonyms { get; }

    public IOptions<StorageOptions> Storage { get; }

    public ErasureLedger Ledger { get; }

    public CitizenContacts Contacts { get; }

    public AttachmentFiles Files { get; }

    public AttachmentContents Contents { get; }

    public CitizenErasure Erasure { get; }

    public CommentFiling Filing { get; }

    public CommentDesk Desk { get; }

    public TraceSweep Sweep { get; }

    public static async Task<PrivacyRig> CreateAsync(RecordsStore store) => new(await TestRecords.CreateAsync(store));

    /// <summary>A citizen of the Zalo channel who left a name and a phone.</summary>
    public Task<Citizen> CitizenAsync(string conversation, string? name, string? phone) => Records.Database.WriteAsync(
        (context, _) =>
        {
            var pseudonym = Pseudonyms.Of("zalo", conversation);
            var id = RecordIds.For("citizen", pseudonym);
            var citizen = new Citizen
            {
                Id = id,
                Commune = Commune,
                Pseudonym = pseudonym,
                Label = CitizenContacts.LabelOf(id),
                Channel = "zalo",
                SealedConversation = Seal.Seal(conversation, id),
                SinceAt = Time.GetUtcNow(),
            };
            Contacts.Keep(citizen, name, phone);
            context.Citizens.Add(citizen);
            return Task.FromResult(citizen);
        },
        CancellationToken.None);

    public async Task<FiledComment> FileAsync(string occasion, string text, Guid? citizen, bool anonymous = false)
    {
        var reading = await ReadComments.ReadAsync(text);
        return await Filing.FileAsync(
            new NewComment
            {
                Occasion = occasion,
                Commune = Commune,
                Channel = CommentChannel.Zalo,
                CitizenId = citizen,
                Anonymous = anonymous,
                Text = text,
                Reading = reading,
                By = Actor.Citizen,
                Confirmed = true,
                At = Time.GetUtcNow(),
            },
            CancellationToken.None);
    }

    /// <summary>Keeps content as the attachments are kept, by its hash.</summary>
    public async Task<string> AttachAsync(Guid comment, string content, string occasion)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        var file = Path.Combine(Folder, "attachments", hash[..2], hash[2..] + ".bin");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes);
        await Records.Database.WriteAsync(
            (context, _) => Task.FromResult(context.Attachments.Add(new Attachment
            {
                Id = RecordIds.For("attachment", occasion),
                CommentId = comment,
                Kind = AttachmentKind.Image,
                State = AttachmentState.Stored,
                Sha256 = hash,
                ContentType = "image/jpeg",
                Size = bytes.Length,
                AddedAt = Time.GetUtcNow(),
            })),
            CancellationToken.None);
        return file;
    }

    public void Dispose()
    {
        Sweep.Dispose();
        Writer.Dispose();
        Readers.Dispose();
        Seal.Dispose();
        Records.Dispose();
    }
}
