using CivicBot.Comments.Attachments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Privacy;
using CivicBot.Conversation.Records;
using CivicBot.Dialogues.Upcoming;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Understanding;
using CivicBot.Storage;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using CivicBot.Tests.Comments;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Conversation;

/// <summary>The intake of citizens over records of a test.</summary>
internal static class TestIntake
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public static DataSeal Seal { get; } = new(Key);

    public static CitizenPseudonyms Pseudonyms { get; } = new(Key);

    public static QuestionMask Mask { get; } = new(() => PersonalDataMask.Load(new KnowledgeOptions().DirectoryInUse, Language.Load(new KnowledgeOptions().DirectoryInUse).Lexicon));

    public static StaffEntry Staff(RecordsDatabase database, TimeProvider time)
    {
        var contacts = new CitizenContacts(database, Seal, Pseudonyms, time);
        return new StaffEntry(database, new CommentFiling(database, Seal), contacts, SampleCommentReader.Instance, ShippedKnowledge.Communes, new UpcomingDays(database), time);
    }

    public static CitizenIntake Of(RecordsDatabase database, TimeProvider time, Records records)
    {
        var storage = Options.Create(new StorageOptions { Directory = records.Folder });
        var contacts = new CitizenContacts(database, Seal, Pseudonyms, time);
        var requests = new CitizenRequests(database, new CommentFiling(database, Seal), TestDesk.Of(database, time), contacts, Seal, time);
        return new CitizenIntake(
            database, requests, new CitizenErasure(database, contacts, new AttachmentContents(database, new AttachmentFiles(storage)), new ErasureLedger(records.Database, records.Writer, records.Readers), time), new CitizenExport(database, contacts, records.Notes), new UpcomingDays(database), time);
    }
}
