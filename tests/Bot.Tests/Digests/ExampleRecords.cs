using System.Globalization;
using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Digests;
using CivicBot.Storage.Records;

namespace CivicBot.Tests.Digests;

/// <summary>
/// Records of one commune, made by chance from a seed: a day that was held, one before it, comments of every kind. What must never be shown is marked, so that a test can look for it.
/// </summary>
internal static class ExampleRecords
{
    public const string Commune = "phuong-an-mau";
    public const string Day = "phuong-an-mau-2026-11-14";
    public const string DayBefore = "phuong-an-mau-2026-10-17";

    /// <summary>Stands in every text as written and in no masked one.</summary>
    public const string Secret = "BIMATDULIEU";

    /// <summary>Stands in every denunciation, masked or not.</summary>
    public const string Accusation = "NOIDUNGTOCAO";

    /// <summary>A phone number in answers and additions: masked wherever it is shown.</summary>
    public const string Phone = "0912345678";

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 30, 0, TimeSpan.Zero);

    private static readonly string[] Neighbourhoods = ["Khu phố 1", "Khu phố 2", "Khu phố 3", "Khu phố 4", "Khu phố 5", "Ấp Vườn Dừa"];

    private static readonly (string Body, string Level)[] Bodies =
    [
        ("ubnd-xa", "xa"), ("ubnd-xa", "xa"), ("xa-duong", "xa"), ("xa-dat-dai", "xa"), ("so-xay-dung-duong", "so"), ("dien-luc", "doanh-nghiep"), ("cong-an-xa", "cong-an"), ("so-nnmt", "so"), ("dan-su", "dan-su"),
    ];

    public static DigestRequest Request(DigestKind kind) => kind switch
    {
        DigestKind.Month => new DigestRequest(kind, Commune, DigestScope.Period.OfMonth(new DateOnly(2026, 11, 1))),
        DigestKind.Year => new DigestRequest(kind, Commune, DigestScope.Period.OfYear(2026)),
        _ => new DigestRequest(kind, Commune, new DigestScope.Day(Day))
        {
            Officer = kind == DigestKind.Officer ? "Công chức Địa chính – môi trường" : null,
            Body = kind == DigestKind.Department ? "so-xay-dung-duong" : null,
        },
    };

    public static Task FillAsync(RecordsDatabase records, int seed, int count) => records.WriteAsync(
        (context, _) =>
        {
            var random = new Random(seed);
            context.Days.Add(DayOf(DayBefore, new DateOnly(2026, 10, 17), DayState.Published));
            context.Days.Add(DayOf(Day, new DateOnly(2026, 11, 14), DayState.Held));
            foreach (var (people, number) in new[] { 61, 14, -3 }.Select((people, number) => (people, number)))
            {
                context.Attendances.Add(new Attendance
                {
                    Id = RecordIds.For("attendance", $"{seed}/{number}"), DayId = Day, People = people, Officials = number == 0 ? 9 : 0, CountedBy = "Văn phòng", At = Now.AddDays(-6),
                });
            }

            var made = new List<Comment>();
            for (var i = 0; i < count; i++)
            {
                made.Add(Add(context, random, seed, i, made));
            }

            return Task.FromResult(0);
        },
        CancellationToken.None);

    private static DialogueDay DayOf(string id, DateOnly date, DayState state) => new()
    {
        Id = id,
        Commune = Commune,
        Title = "Lắng nghe Nhân dân nói",
        Date = date,
        From = new TimeOnly(8, 0),
        To = new TimeOnly(11, 0),
        Place = "nhà văn hóa Khu phố 3",
        Neighbourhoods = ["Khu phố 1", "Khu phố 3", "Ấp Vườn Dừa"],
        Hosts = ["Chủ tịch UBND phường"],
        Guests = ["Phó Giám đốc Sở Xây dựng"],
        CutOff = Now.AddDays(-9),
        State = state,
        Conclusion = "Giao Phòng Kinh tế, Hạ tầng và Đô thị khảo sát các tuyến hẻm ngập trước ngày 30/11.\nGiao Công an phường tăng cường tuần tra ban đêm.",
    };

    private static Comment Add(RecordsContext context, Random random, int seed, int number, List<Comment> made)
    {
        var (topic, text) = ExampleTexts.All[random.Next(ExampleTexts.All.Count)];
        var (body, level) = topic == "dat-dai" && random.Next(3) == 0 ? ("van-phong-dat-dai", "so") : Bodies[random.Next(Bodies.Length)];
        var key = string.Create(CultureInfo.InvariantCulture, $"{seed}/{number}");
        var flags = random.Next(12) == 0 ? Concerns.Denunciation : random.Next(15) == 0 ? Concerns.Abuse : random.Next(25) == 0 ? Concerns.Emergency : Concerns.None;
        var state = CommentStates.All[random.Next(CommentStates.All.Count)];
        var other = made.Count > 0 ? made[random.Next(made.Count)] : null;
        if (state == CommentState.Duplicate && other is null)
        {
            state = CommentState.Received;
        }

        var area = random.Next(6) == 0 ? null : Neighbourhoods[random.Next(Neighbourhoods.Length)];
        var masked = string.Create(CultureInfo.InvariantCulture, $"{text} (lần {random.Next(2, 9)})") + (flags == Concerns.Denunciation ? $" {Accusation}" : "")
            + (flags == Concerns.Abuse ? " Làm ăn như cứt, đéo chịu nổi." : "") + (random.Next(9) == 0 ? " Gọi tôi số [số điện thoại]." : "");
        var received = Now.AddDays(-random.Next(1, 75)).AddMinutes(-random.Next(0, 600));
        var erased = random.Next(20) == 0;
        var toKnown = state == CommentState.Forwarded && random.Next(2) == 0;
        var comment = new Comment
        {
            Id = RecordIds.For("comment", key),
            Code = CommentCode.For(key, 0),
            Commune = Commune,
            Channel = CommentChannel.Zalo,
            Text = erased ? "" : $"{masked} {Secret} {Phone}",
            Masked = erased ? "" : masked,
            Topics = random.Next(5) == 0 && topic != "khac" ? [topic, "hanh-chinh"] : [topic],
            TopicConfidence = random.NextDouble(),
            TopicUnsure = random.Next(8) == 0,
            Place = random.Next(2) == 0 ? "hẻm 12, gần cầu Mương Lộ" : null,
            Neighbourhood = area,
            Body = body,
            Level = level,
            Flags = flags,
            Urgency = random.Next(10) == 0 ? "trong-ngay" : random.Next(6) == 0 ? "som" : "thuong",
            State = state,
            DayId = random.Next(5) == 0 ? random.Next(2) == 0 ? DayBefore : null : Day,
            Late = random.Next(9) == 0,
            GroupId = other is not null && other.Topics[0] == topic && random.Next(2) == 0 ? other.GroupId ?? other.Id : null,
            DuplicateOfId = state == CommentState.Duplicate ? other!.Id : null,
            RecurrenceOfId = other is not null && random.Next(12) == 0 ? other.Id : null,
            Supporters = random.Next(4) == 0 ? random.Next(1, 15) : 0,
            Officer = random.Next(3) == 0 ? "Công chức Xây dựng – đô thị" : null,
            ForwardedTo = toKnown ? "Sở Xây dựng (Khu Quản lý đường bộ)" : state == CommentState.Forwarded ? "Điện lực khu vực An Mẫu" : null,
            ForwardedBody = toKnown ? "so-xay-dung-duong" : null,
            DueOn = state.IsOpen() && random.Next(3) > 0 ? new DateOnly(2026, 11, 5).AddDays(random.Next(40)) : null,
            PromisedFor = state == CommentState.Promised ? new DateOnly(2026, 11, 10).AddDays(random.Next(40)) : null,
            ReceivedAt = received,
            ClosedAt = state.IsClosed() ? received.AddDays(1) : null,
            ChangedAt = received.AddDays(1),
            ErasedAt = erased ? received.AddDays(1) : null,
        };
        context.Comments.Add(comment);
        Story(context, random, comment, other, key);
        return comment;
    }

    private static void Story(RecordsContext context, Random random, Comment comment, Comment? other, string key)
    {
        var number = 0;
        Line(ChangeKind.Moved, ActorKind.Citizen, null, CommentState.Confirmed, null, null, null, null);
        if (random.Next(5) == 0)
        {
            Line(ChangeKind.Added, ActorKind.Citizen, null, null, $"Hôm qua lại ngập, có gì gọi số {Phone}.", null, null, null);
        }

        if (comment.State != CommentState.Confirmed)
        {
            var (text, target, date) = comment.State switch
            {
                CommentState.Forwarded => ("Đường tỉnh do Sở quản lý.", comment.ForwardedTo, (DateOnly?)new DateOnly(2026, 12, 1)),
                CommentState.Promised => ("Sẽ nạo vét cống và vá đường.", null, comment.PromisedFor),
                CommentState.Duplicate => (null, other!.Code, null),
                CommentState.Assigned => (null, comment.Officer, null),
                CommentState.NeedsInformation => ("Ông/bà cho biết rõ số cột đèn.", null, null),
                CommentState.Reopened => ("Chưa làm mà báo xong.", null, null),
                CommentState.Refused => ("Việc giữa hai gia đình, Ủy ban không quyết định thay.", "Tổ hòa giải khu phố", null),
                CommentState.Received or CommentState.Withdrawn => (null, null, null),
                _ => ($"Đã kiểm tra và sửa xong ngày 12/11; cần thêm xin gọi 0000 000 013 hoặc {Phone}.", (string?)null, (DateOnly?)null),
            };
            Line(
                ChangeKind.Moved,
                comment.State is CommentState.Withdrawn or CommentState.Reopened ? ActorKind.Citizen : ActorKind.Official,
                comment.State == CommentState.Reopened ? CommentState.Answered : CommentState.Confirmed,
                comment.State,
                text,
                target,
                date,
                null);
        }

        if (comment.State.IsClosed() && random.Next(3) == 0)
        {
            Line(ChangeKind.Rated, ActorKind.Citizen, null, null, null, null, null, random.Next(1, 6));
        }

        void Line(ChangeKind kind, ActorKind by, CommentState? from, CommentState? to, string? text, string? target, DateOnly? date, int? stars) => context.Changes.Add(new CommentChange
        {
            Id = RecordIds.For("change", $"{key}/{++number}"),
            CommentId = comment.Id,
            Number = number,
            Kind = kind,
            At = comment.ReceivedAt.AddHours(number),
            ByKind = by,
            By = by == ActorKind.Citizen ? "" : "Văn phòng",
            From = from,
            To = to,
            Text = text,
            Target = target,
            Date = date,
            Stars = stars,
            Occasion = $"{key}/{number}",
        });
    }
}
