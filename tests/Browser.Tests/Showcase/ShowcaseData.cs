using CivicBot.Comments.Attachments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Knowledge.Calendar;
using CivicBot.Understanding;
using CivicBot.ZaloStandIn.Media;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Browser.Tests.Showcase;

/// <summary>
/// The records of an invented commune in the middle of its work: a day that was held, one that is announced, one that is planned, and comments in every state, filed and worked on as people do it. What the
/// crawlers walk over and what the screenshots show.
/// </summary>
internal sealed class ShowcaseData
{
    private static readonly Actor Clerk = Actor.Official("Lê Thị Tiếp Dân (Văn phòng)");

    private readonly IServiceProvider services;
    private readonly Commune commune;
    private readonly string mark;
    private readonly DateTimeOffset now;
    private readonly List<string> codes = [];
    private readonly List<Guid> attachments = [];
    private readonly List<string> days = [];

    private ShowcaseData(IServiceProvider services, string commune, string mark)
    {
        this.services = services;
        this.commune = services.GetRequiredService<ICommuneDirectory>().Find(commune) ?? throw new ArgumentException($"There is no commune '{commune}'.", nameof(commune));
        this.mark = mark;
        now = services.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    public string Commune => commune.Id;

    /// <summary>Digits of the codes, in the order of <see cref="ShowcaseComments.All"/>.</summary>
    public IReadOnlyList<string> Codes => codes;

    public IReadOnlyList<Guid> Attachments => attachments;

    /// <summary>Held, announced, planned.</summary>
    public IReadOnlyList<string> Days => days;

    /// <param name="mark">Words that stand in every comment, by which a test recognises this commune's data; "" for none.</param>
    /// <param name="hostile">With a comment of somebody who means harm.</param>
    public static async Task<ShowcaseData> FillAsync(IServiceProvider services, string commune, string mark = "", bool hostile = false)
    {
        var data = new ShowcaseData(services, commune, mark);
        await data.PlanAsync();
        foreach (var comment in ShowcaseComments.All.Where(comment => hostile || comment.Text != ShowcaseComments.Nasty))
        {
            await data.FileAsync(comment);
        }

        await data.RelateAsync();
        await data.FinishHeldDayAsync();
        return data;
    }

    /// <summary>One more comment of this commune.</summary>
    /// <returns>Digits of its code.</returns>
    public async Task<string> FileWithAsync(string text, params NewAttachment[] sent)
    {
        var understanding = await services.GetRequiredService<CommentLearning>().Learned;
        var filed = await services.GetRequiredService<CommentFiling>().FileAsync(
            new NewComment
            {
                Occasion = Guid.NewGuid().ToString("N"),
                Commune = commune.Id,
                Channel = CommentChannel.Phone,
                Text = text + mark,
                Reading = understanding.Read(text, commune.Neighbourhoods),
                By = Clerk,
                Confirmed = true,
                At = now,
                Attachments = sent,
            },
            CancellationToken.None);
        return filed.Code;
    }

    private async Task PlanAsync()
    {
        var today = VietnamTime.DateOf(now);
        days.Add(await PlanAsync(today.AddDays(-4), "nhà văn hóa khu phố 1", "rác thải, thoát nước", past: true));
        days.Add(await PlanAsync(today.AddDays(16), "nhà văn hóa khu phố 3", "giao thông, chiếu sáng", past: false));
        days.Add(await PlanAsync(today.AddDays(45), "trường tiểu học An Mẫu", "đất đai, xây dựng", past: false));
        await ActAsync(days[0], new DayAction.Announce(["OA", "loa truyền thanh"], today.AddDays(-14), LateBecause: null));
        await ActAsync(days[0], new DayAction.Hold());
        await ActAsync(days[0], new DayAction.Count(46, 7, Neighbourhood: null, Note: null));
        await ActAsync(days[1], new DayAction.Announce(["OA", "tổ trưởng dân phố", "áp phích"], On: null, LateBecause: null));
    }

    private async Task<string> PlanAsync(DateOnly date, string place, string subject, bool past)
    {
        var plan = new NewDay
        {
            Commune = commune.Id, Date = date, Place = place + mark, Subject = subject, From = new TimeOnly(8, 0), To = new TimeOnly(11, 0), Past = past,
            Hosts = ["Chủ tịch UBND phường"], Guests = ["Mặt trận Tổ quốc phường"],
        };
        var outcome = await services.GetRequiredService<DialogueDesk>().PlanAsync(plan, Clerk, $"showcase/{commune.Id}/{date:O}", CancellationToken.None);
        return outcome is DayOutcome.Done done ? done.DayId : throw new InvalidOperationException(outcome.ToString());
    }

    private async Task ActAsync(string day, DayAction action)
    {
        var outcome = await services.GetRequiredService<DialogueDesk>().ActAsync(day, action, Clerk, version: null, $"showcase/{day}/{action.Step}", CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<DayOutcome.Done>(), $"{action}: {outcome}");
    }

    private async Task FinishHeldDayAsync()
    {
        await ActAsync(days[0], new DayAction.Conclude("Giao Phòng Kinh tế, Hạ tầng và Đô thị nạo vét cống khu phố 2 trong tháng; Công an phường tuần tra sau 22 giờ.", CarryOver: false));
        await ActAsync(days[0], new DayAction.Report());
    }

    private async Task FileAsync(ShowcaseComment shown)
    {
        var text = shown.Text + mark;
        var understanding = await services.GetRequiredService<CommentLearning>().Learned;
        var filed = await services.GetRequiredService<CommentFiling>().FileAsync(
            new NewComment
            {
                Occasion = $"showcase/{commune.Id}/{codes.Count}",
                Commune = commune.Id,
                Channel = shown.Channel,
                Text = text,
                Reading = understanding.Read(text, commune.Neighbourhoods),
                DayId = shown.Day is { } day ? days[day] : null,
                Latitude = shown.Pinned ? 10.0321 : null,
                Longitude = shown.Pinned ? 105.7689 : null,
                By = shown.Channel == CommentChannel.Zalo ? Actor.Citizen : Clerk,
                Confirmed = shown.Steps.Count > 0,
                At = now.AddDays(-shown.DaysAgo),
                Attachments = await AttachAsync(shown),
            },
            CancellationToken.None);
        codes.Add(filed.Code);
        foreach (var (step, action) in shown.Steps.Index())
        {
            await ActAsync(filed.Code, action(VietnamTime.DateOf(now)), $"showcase/{filed.Code}/{step}");
        }
    }

    private async Task ActAsync(string code, CommentAction action, string occasion)
    {
        var outcome = await services.GetRequiredService<CommentDesk>().ActAsync(code, action, Clerk, version: null, occasion, note: "Đã gọi tổ trưởng dân phố xác minh.", CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<DeskOutcome.Done>(), $"{action}: {outcome}");
    }

    private async Task<IReadOnlyList<NewAttachment>> AttachAsync(ShowcaseComment shown)
    {
        var kept = new List<NewAttachment>();
        foreach (var (kind, name) in shown.Attachments)
        {
            using var content = new MemoryStream(kind == AttachmentKind.Image ? ShowcasePhoto.Current ?? SampleMedia.Jpeg(kept.Count) : SampleMedia.Pdf());
            var added = await services.GetRequiredService<AttachmentStore>().AddAsync(content, kind, name, CancellationToken.None);
            var id = added is AddedAttachment.Kept done ? done.Id : throw new InvalidOperationException(added.ToString());
            attachments.Add(id);
            kept.Add(new NewAttachment(kind, name, Address: null, id));
        }

        return kept;
    }

    /// <summary>One is a duplicate, two belong together, one topic was corrected.</summary>
    private async Task RelateAsync()
    {
        await ActAsync(codes[ShowcaseComments.Duplicate], new CommentAction.MarkDuplicate(codes[0]), $"showcase/{codes[0]}/duplicate");
        await services.GetRequiredService<GroupDesk>().MergeAsync([codes[0], codes[1]], Clerk, $"showcase/{codes[0]}/merge", "cùng một đoạn cống", CancellationToken.None);
        var corrected = await services.GetRequiredService<CorrectionDesk>().CorrectAsync(
            new DeskVisit(codes[2], Clerk, Version: null, $"showcase/{codes[2]}/topic"), new CommentCorrection.Topics(["giao-thong"]), reason: null, CancellationToken.None);
        Assert.That(corrected, Is.InstanceOf<DeskOutcome.Done>(), corrected.ToString());
    }
}
