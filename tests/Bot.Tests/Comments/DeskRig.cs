using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Knowledge;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using CivicBot.Testing;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Comments;

/// <summary>The desk of the sample ward on real records, on a Monday morning.</summary>
internal sealed class DeskRig : IDisposable
{
    public const string Commune = "phuong-an-mau";

    private int occasions;

    private DeskRig(TestRecords store)
    {
        Store = store;
        Due = new DueDates(ShippedKnowledge.Communes, Microsoft.Extensions.Options.Options.Create(Options));
        Filing = new CommentFiling(Records, Seal);
        Desk = new CommentDesk(Records, ShippedKnowledge.Communes, TestDesk.Bodies, Due, Time);
        BodyAnswers = new BodyAnswerDesk(Records, Time);
        Casefile = new CasefileDesk(Records, Time);
        var bodies = new CompetentBodies(Microsoft.Extensions.Options.Options.Create(new KnowledgeOptions { Directory = RepositoryRoot.Folder("knowledge") }));
        Corrections = new CorrectionDesk(Records, ShippedKnowledge.Communes, bodies, Due, Time);
        TakeBack = new TakeBackDesk(Records, Corrections, Due, Microsoft.Extensions.Options.Options.Create(Options), Time);
        Bulk = new BulkDesk(Desk, Corrections, TakeBack, Records, Time);
        Split = new SplitDesk(Records, Filing, SampleCommentReader.Instance, ShippedKnowledge.Communes, Due, Time);
        Groups = new GroupDesk(Records, Time);
        Queries = new CommentQueries(Records, Due, Time);
    }

    public static Actor Officer { get; } = Actor.Official("Công chức Địa chính");

    public static Actor Other { get; } = Actor.Official("Văn phòng");

    public TestRecords Store { get; }

    public RecordsDatabase Records => Store.Database;

    public CommentHandlingOptions Options { get; } = new();

    public FixedTime Time { get; } = new(Talk.MondayMorning);

    public DataSeal Seal { get; } = new(new byte[32]);

    public DueDates Due { get; }

    public CommentFiling Filing { get; }

    public CommentDesk Desk { get; }

    public BodyAnswerDesk BodyAnswers { get; }

    public BulkDesk Bulk { get; }

    public TakeBackDesk TakeBack { get; }

    public SplitDesk Split { get; }

    public CasefileDesk Casefile { get; }

    public CorrectionDesk Corrections { get; }

    public GroupDesk Groups { get; }

    public CommentQueries Queries { get; }

    public static async Task<DeskRig> OpenAsync(RecordsStore store) => new(await TestRecords.CreateAsync(store));

    public string Occasion() => $"occasion-{++occasions}";

    public DeskVisit Visit(string code, Actor? by = null, int? version = null) => new(code, by ?? Officer, version, Occasion());

    /// <summary>Files a comment.</summary>
    /// <returns>Its code.</returns>
    public async Task<string> FileAsync(string text = "Đèn đường hẻm 12 Lê Lợi khu phố 3 tắt cả tuần nay", Guid? citizen = null, bool confirmed = true)
    {
        var filed = await Filing.FileAsync(
            new NewComment
            {
                Occasion = Occasion(),
                Commune = Commune,
                Channel = CommentChannel.Zalo,
                CitizenId = citizen,
                Text = text,
                Reading = (await ReadComments.Understanding).Read(text, ShippedKnowledge.Communes.Find(Commune)!.Neighbourhoods),
                By = Actor.Citizen,
                Confirmed = confirmed,
                At = Time.GetUtcNow(),
            },
            CancellationToken.None);
        return filed.Code;
    }

    /// <summary>A citizen at a channel; without one: known by phone only.</summary>
    public async Task<Guid> CitizenAsync(string? conversation = null, string? phone = null)
    {
        var id = RecordIds.For("citizen", Occasion());
        await Records.WriteAsync(
            (context, _) =>
            {
                context.Citizens.Add(new Citizen
                {
                    Id = id,
                    Commune = Commune,
                    Pseudonym = conversation,
                    Label = "Người dân 1",
                    Channel = conversation is null ? null : "zalo",
                    SealedConversation = conversation is null ? null : Seal.Seal(conversation, id),
                    SealedPhone = phone is null ? null : Seal.Seal(phone, id),
                    SinceAt = Time.GetUtcNow(),
                });
                return Task.FromResult(0);
            },
            CancellationToken.None);
        return id;
    }

    /// <summary>"Me too".</summary>
    public Task JoinAsync(string code, Guid citizen) => Records.WriteAsync(
        async (context, token) =>
        {
            var comment = await context.Comments.SingleAsync(c => c.Code == code, token);
            context.Supports.Add(new Support { Id = RecordIds.For("support", Occasion()), CommentId = comment.Id, CitizenId = citizen, At = Time.GetUtcNow() });
            comment.Supporters++;
            return 0;
        },
        CancellationToken.None);

    public Task<DeskOutcome> ActAsync(string code, CommentAction action, Actor? by = null, int? version = null) =>
        Desk.ActAsync(code, action, by ?? Officer, version, Occasion(), note: null, CancellationToken.None);

    public async Task<CommentFile> ReadAsync(string code) => (await Queries.FindAsync(code, CancellationToken.None))!;

    public async Task<Comment> CommentAsync(string code) => (await ReadAsync(code)).Line.Comment;

    /// <summary>Who is told what, in order.</summary>
    public async Task<List<Notice>> NoticesAsync()
    {
        await using var context = Records.Read();
        return await context.Notices.OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync();
    }

    public void Dispose()
    {
        Seal.Dispose();
        Store.Dispose();
    }
}
