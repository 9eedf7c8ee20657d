using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Reports;
using CivicBot.Dialogues.Upcoming;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Files;
using CivicBot.Storage.Protection;
using CivicBot.Testing;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Communes;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.Extensions.Options;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Tests.Dialogues;

/// <summary>Desks over empty records of one commune (phuong-thu, Khu phố 1 and 2), at noon of 1 December 2026 in Vietnam.</summary>
internal sealed class DialogueRig : IDisposable
{
    public const string Commune = "phuong-thu";

    private readonly CommuneFolder folder = new CommuneFolder();
    private readonly DataSeal seal = new(new byte[32]);
    private int occasions;

    private DialogueRig(TestRecords records, string? moreOfTheFile)
    {
        Records = records;
        folder.With($"{Commune}.yaml", CommuneFolder.Commune + moreOfTheFile);
        Communes = new CommuneDirectory(folder.Root, RepositoryRoot.Folder("knowledge"), DirectoryWatchTimes.Default, TimeProvider.System, RunLog.For<CommuneDirectory>());
        Options = new OptionsWrapper<DialogueOptions>(new DialogueOptions());
        Desk = new DialogueDesk(records.Database, Communes, Time, Options);
        Programmes = new ProgrammeDesk(records.Database, Communes, Time);
        Comments = TestDesk.Of(records.Database, Time);
        Filing = new CommentFiling(records.Database, seal);
        Reports = new ReportQuery(records.Database, Time);
        Upcoming = new UpcomingDays(records.Database);
    }

    public static Actor Officer { get; } = Actor.Official("Văn phòng");

    public TestRecords Records { get; }

    public FakeTime Time { get; } = new(VietnamTime.At(new DateOnly(2026, 12, 1), new TimeOnly(12, 0)));

    public CommuneDirectory Communes { get; }

    public IOptions<DialogueOptions> Options { get; }

    public DialogueDesk Desk { get; }

    public ProgrammeDesk Programmes { get; }

    public CommentDesk Comments { get; }

    public CommentFiling Filing { get; }

    public ReportQuery Reports { get; }

    public UpcomingDays Upcoming { get; }

    public static async Task<DialogueRig> CreateAsync(RecordsStore store, string? moreOfTheFile = null) => new(await TestRecords.CreateAsync(store), moreOfTheFile);

    public string Occasion() => $"test/{++occasions}";

    public async Task<string> PlanAsync(NewDay plan) => (await DoneAsync(Desk.PlanAsync(plan, Officer, Occasion(), default))).DayId;

    public Task<string> PlanAsync(int day, string place = "nhà văn hóa") => PlanAsync(new NewDay { Commune = Commune, Date = new DateOnly(2026, 12, day), Place = place });

    public Task<DayOutcome> ActAsync(string day, DayAction action, int? version = null) => Desk.ActAsync(day, action, Officer, version, Occasion(), default);

    public Task<DayOutcome.Done> DoAsync(string day, DayAction action) => DoneAsync(ActAsync(day, action));

    public Task<DayOutcome.Done> AnnounceAsync(string day) => DoAsync(day, new DayAction.Announce(["OA"], On: null, LateBecause: null));

    /// <summary>Moves the clock to noon of this day of December 2026.</summary>
    public void GoTo(int day) => Time.Advance(VietnamTime.At(new DateOnly(2026, 12, day), new TimeOnly(12, 0)) - Time.GetUtcNow());

    public async Task<DialogueDay> DayAsync(string id)
    {
        await using var context = Records.Database.Read();
        return context.Days.Single(day => day.Id == id);
    }

    public async Task<FiledComment> FileAsync(string text, string? day = null, CommentChannel channel = CommentChannel.Paper, string? neighbourhood = null, IReadOnlyList<string>? topics = null, Guid? citizen = null) =>
        await Filing.FileAsync(
            new NewComment
            {
                Occasion = Occasion(),
                Commune = Commune,
                Channel = channel,
                CitizenId = citizen,
                Text = text,
                Reading = await ReadComments.ReadAsync(text),
                Topics = topics,
                Neighbourhood = neighbourhood,
                DayId = day,
                By = citizen is null ? Officer : Actor.Citizen,
                Confirmed = true,
                At = Time.GetUtcNow(),
            },
            default);

    /// <summary>A citizen who can be told things.</summary>
    public async Task<Guid> CitizenAsync()
    {
        var id = Guid.NewGuid();
        await Records.Database.WriteAsync((context, _) =>
        {
            context.Citizens.Add(new Citizen { Id = id, Commune = Commune, Pseudonym = id.ToString("N"), Label = "Người dân 1", Channel = "zalo", SinceAt = Time.GetUtcNow() });
            return Task.FromResult(0);
        }, default);
        return id;
    }

    public async Task<Comment> CommentAsync(string code)
    {
        await using var context = Records.Database.Read();
        return context.Comments.Single(comment => comment.Code == code);
    }

    public void Dispose()
    {
        Communes.Dispose();
        Records.Dispose();
        folder.Dispose();
        seal.Dispose();
    }

    private static async Task<DayOutcome.Done> DoneAsync(Task<DayOutcome> outcome) => await outcome switch
    {
        DayOutcome.Done done => done,
        DayOutcome.NotAllowed refused => throw new AssertionException(refused.Why),
        var other => throw new AssertionException(other.ToString()),
    };
}
