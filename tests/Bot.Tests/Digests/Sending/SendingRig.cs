using CivicBot.Comments.Corrections;
using CivicBot.Comments.Life;
using CivicBot.Dialogues.Records;
using CivicBot.Digests;
using CivicBot.Digests.Sending;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Mail;
using CivicBot.Storage.Records;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Mail;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Digests.Sending;

/// <summary>Everything that sends digests, over records with a dialogue day on 12 December 2026, with a real mail server; the clock stands at noon of 1 December in Vietnam and moves when told.</summary>
internal sealed class SendingRig : IDisposable
{
    public const string Commune = ExampleRecords.Commune;
    public const string Day = "phuong-an-mau-2026-12-12";

    private static readonly DateOnly Date = new(2026, 12, 12);

    private readonly IOptions<MailOptions> options;

    private SendingRig(TestRecords records, MailServer server)
    {
        Records = records;
        Server = server;
        options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = server.Port, From = "bot@example.vn", Tls = MailOptions.TlsNone, TimeoutSeconds = 3 });
        Mail = new SmtpTransport(options);
        Planner = new SendingPlanner(records.Database, ShippedKnowledge.Communes, Mail, Options.Create(new ScheduleOptions()), Time, RunLog.For<SendingPlanner>());
        Desk = new SendingDesk(records.Database, Planner, Mail, ShippedKnowledge.Communes, Time);
        Recipients = new RecipientDesk(records.Database, ShippedKnowledge.Communes, new CompetentBodies(Options.Create(new KnowledgeOptions())), Time);
        Composer = new SendingComposer(
            records.Database, ExampleDigests.Desk(records.Database, Time), ShippedKnowledge.Communes, Options.Create(new OfficialsAddress { Address = "https://civicbot.example.vn" }), Time);
        Sender = NewSender();
    }

    public static Actor Clerk { get; } = Actor.Official("Lê Thị Tiếp Dân");

    public TestRecords Records { get; }

    public MailServer Server { get; }

    public FakeTime Time { get; } = new(VietnamTime.At(new DateOnly(2026, 12, 1), new TimeOnly(12, 0)));

    public SmtpTransport Mail { get; }

    public SendingPlanner Planner { get; }

    public SendingDesk Desk { get; }

    public RecipientDesk Recipients { get; }

    public SendingComposer Composer { get; }

    public DeliverySender Sender { get; private set; }

    public static async Task<SendingRig> CreateAsync(RecordsStore store = RecordsStore.Sqlite)
    {
        var rig = new SendingRig(await TestRecords.CreateAsync(store), MailServer.Start());
        await ExampleRecords.FillAsync(rig.Records.Database, seed: 5, count: 30);
        await rig.Records.Database.WriteAsync(
            async (context, token) =>
            {
                context.Days.Add(new DialogueDay
                {
                    Id = Day, Commune = Commune, Title = "Đối thoại", Date = Date, From = new TimeOnly(8, 0), Place = "nhà văn hóa Khu phố 3", Hosts = ["Chủ tịch UBND phường"],
                    CutOff = VietnamTime.At(Date.AddDays(-1), new TimeOnly(17, 0)), State = DayState.Announced,
                });
                await context.SaveChangesAsync(token);
                foreach (var comment in await context.Comments.Where(comment => comment.DayId == ExampleRecords.Day).ToListAsync(token))
                {
                    comment.DayId = Day;
                }

                return 0;
            },
            default);
        return rig;
    }

    /// <summary>As after a restart: what a process remembers by itself is gone.</summary>
    public DeliverySender NewSender() => Sender = new DeliverySender(Records.Database, Composer, Mail, Time, RunLog.For<DeliverySender>());

    public async Task AddAsync(string address, RecipientRole role = RecipientRole.Host, string addressee = "", string name = "Nguyễn Thị Hoa") =>
        Assert.That(await Recipients.AddAsync(Commune, new RecipientEntry(role, addressee, name, address), Clerk, default), Is.Null);

    /// <summary>Moves the clock to this hour of a day before (negative) or after the dialogue day.</summary>
    public void GoTo(int offset, int hour = 7, int minute = 0) => Time.Advance(VietnamTime.At(Date.AddDays(offset), new TimeOnly(hour, minute)) - Time.GetUtcNow());

    /// <summary>One tick of the schedule, and what it sends.</summary>
    public async Task<int> TickAsync()
    {
        await Planner.QueueDueAsync(default);
        return await Sender.SendDueAsync(default);
    }

    public Task SetStateAsync(DayState state) => Records.Database.WriteAsync(
        async (context, token) =>
        {
            (await context.Days.SingleAsync(day => day.Id == Day, token)).State = state;
            return 0;
        },
        default);

    public async Task<IReadOnlyList<DigestDelivery>> DeliveriesAsync()
    {
        await using var context = Records.Database.Read();
        return await context.DigestDeliveries.OrderBy(delivery => delivery.Address).ToListAsync();
    }

    public async Task<HealthCheckResult> HealthAsync() => await new SendingHealth(Records.Database, options, Time).CheckHealthAsync(new HealthCheckContext());

    public void Dispose()
    {
        Server.Dispose();
        Records.Dispose();
    }
}
