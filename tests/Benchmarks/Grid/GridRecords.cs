using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;

namespace CivicBot.Benchmarks.Grid;

/// <summary>Comments of six years of one commune, made by chance from a seed: the worst case of a list, because no other commune's are left out.</summary>
internal static class GridRecords
{
    public const string Commune = "phuong-an-mau";
    public const string Day = "phuong-an-mau-buoi-100";
    public const string Neighbourhood = "Khu phố 3";
    public const string Officer = "Công chức Địa chính – môi trường";

    /// <summary>Stands in one comment only.</summary>
    public const string Rare = "4711";

    private const int Batch = 2_000;
    private const int Days = 240;
    private const int Years = 6;

    private static readonly string[] Things =
        ["Đèn đường tắt", "Rác chất đống", "Cống nghẹt, mưa là ngập", "Quán hát ồn tới khuya", "Mặt đường nhiều ổ gà", "Xe tải đậu lấn lề", "Nước máy yếu", "Chó thả rông", "Sổ đỏ nộp lâu chưa có", "Cây ngả sắp đổ"];

    private static readonly string[] Whiles =
        ["đã hai tuần nay", "từ hôm có đoàn thi công", "mấy lần báo mà chưa ai xuống", "bà con đi lại rất khó", "trẻ nhỏ đi học nguy hiểm", "tối nào cũng vậy", "mong phường cho người xuống xem sớm"];

    private static readonly CommentState[] Closed = [CommentState.AnsweredOnSpot, CommentState.Answered, CommentState.Answered, CommentState.Done, CommentState.Refused, CommentState.Duplicate];

    private static readonly CommentState[] Open = [CommentState.Confirmed, CommentState.Assigned, CommentState.Assigned, CommentState.NeedsInformation, CommentState.Forwarded, CommentState.Promised];

    private static readonly (string Body, string Level)[] Bodies = [("ubnd-xa", "xa"), ("ubnd-xa", "xa"), ("xa-dat-dai", "xa"), ("cong-an-xa", "cong-an"), ("dien-luc", "doanh-nghiep")];

    public static async Task FillAsync(RecordsDatabase records, int count, CancellationToken cancellationToken)
    {
        var (random, now, codes) = (new Random(1), DateTimeOffset.UtcNow, new HashSet<string>(StringComparer.Ordinal));
        await records.WriteAsync(
            (context, _) =>
            {
                context.Days.AddRange(Enumerable.Range(0, count == 0 ? 0 : Days).Select(number => DayOf(number, now)));
                return Task.FromResult(0);
            },
            cancellationToken);
        for (var from = 0; from < count; from += Batch)
        {
            var (first, size) = (from, Math.Min(Batch, count - from));
            await records.WriteAsync(
                (context, _) =>
                {
                    for (var i = first; i < first + size; i++)
                    {
                        Add(context, random, FreeCode(codes, i), i, count, now);
                    }

                    return Task.FromResult(0);
                },
                cancellationToken);
        }
    }

    private static string FreeCode(HashSet<string> taken, int number)
    {
        for (var attempt = 0; ; attempt++)
        {
            var code = CommentCode.For($"grid/{number}", attempt);
            if (taken.Add(code))
            {
                return code;
            }
        }
    }

    private static DialogueDay DayOf(int number, DateTimeOffset now)
    {
        var date = DateOnly.FromDateTime(now.UtcDateTime).AddDays((number - Days + 2) * Years * 365 / Days);
        return new DialogueDay
        {
            Id = $"{Commune}-buoi-{number}",
            Commune = Commune,
            Title = "Lắng nghe Nhân dân nói",
            Date = date,
            From = new TimeOnly(8, 0),
            To = new TimeOnly(11, 0),
            Place = $"Nhà văn hóa khu phố {(number % 5) + 1}",
            CutOff = now.AddDays((number - Days) * 9),
            State = date < DateOnly.FromDateTime(now.UtcDateTime) ? DayState.Published : DayState.Announced,
        };
    }

    private static void Add(RecordsContext context, Random random, string code, int number, int count, DateTimeOffset now)
    {
        // One in twenty-five is open, and of these nearly all are from the last months.
        var age = (1 - ((double)number / count)) * Years * 365;
        var isOpen = age < 90 ? random.Next(100) < 60 : random.Next(1000) < 2;
        var received = now.AddDays(-age).AddMinutes(-random.Next(500));
        var id = RecordIds.For("grid", $"{number}");
        var topics = TopicScheme.Ids.OrderBy(_ => random.Next()).Take(random.Next(4) == 0 ? 2 : 1).ToList();
        var body = Pick(random, Bodies);
        var words = Words(random, number);
        var state = Pick(random, isOpen ? Open : Closed);
        var comment = new Comment
        {
            Id = id,
            Code = code,
            Commune = Commune,
            Channel = (CommentChannel)random.Next(5),
            Text = words,
            Masked = words,
            Topics = topics,
            TopicConfidence = random.NextDouble(),
            TopicUnsure = random.Next(isOpen ? 6 : 60) == 0,
            Place = $"hẻm {random.Next(1, 200)} đường Minh Họa {random.Next(1, 40)}",
            Neighbourhood = $"Khu phố {random.Next(1, 6)}",
            Body = body.Body,
            Level = body.Level,
            Flags = random.Next(50) == 0 ? Concerns.Denunciation : random.Next(20) == 0 ? Concerns.PersonalData : Concerns.None,
            Urgency = "thuong",
            State = state,
            DayId = random.Next(5) == 0 ? null : $"{Commune}-buoi-{Math.Min(Days - 1, number * Days / count)}",
            GroupId = random.Next(8) == 0 ? RecordIds.For("grid", $"{number - (number % 5)}") : null,
            AwaitsCheck = !isOpen && random.Next(3) == 0,
            Officer = state == CommentState.Confirmed ? null : random.Next(4) == 0 ? "Văn phòng" : Officer,
            DueOn = DateOnly.FromDateTime(received.AddDays(14).UtcDateTime),
            PromisedFor = state == CommentState.Promised ? DateOnly.FromDateTime(received.AddDays(30).UtcDateTime) : null,
            ReceivedAt = received,
            ConfirmedAt = received,
            ClosedAt = isOpen ? null : received.AddDays(5),
            ChangedAt = isOpen ? received : received.AddDays(5),
        };
        context.Comments.Add(comment);
        context.Changes.Add(Line(comment, 1, received, null, CommentState.Confirmed, ActorKind.Citizen, isChecked: false));
        if (state != CommentState.Confirmed)
        {
            context.Changes.Add(Line(comment, 2, comment.ChangedAt, CommentState.Confirmed, state, ActorKind.Official, isChecked: !isOpen && !comment.AwaitsCheck));
        }
    }

    private static CommentChange Line(Comment comment, int number, DateTimeOffset at, CommentState? from, CommentState to, ActorKind by, bool isChecked) => new()
    {
        Id = RecordIds.For("grid-change", $"{comment.Code}/{number}"),
        CommentId = comment.Id,
        Number = number,
        Kind = ChangeKind.Moved,
        At = at,
        ByKind = by,
        By = by == ActorKind.Citizen ? "" : Officer,
        From = from,
        To = to,
        Text = by == ActorKind.Citizen ? null : "Phường đã cho người xuống xem và xử lý, cảm ơn ông/bà đã báo.",
        CheckedBy = isChecked ? "Văn phòng" : null,
        CheckedAt = isChecked ? at : null,
        Occasion = $"grid/{comment.Code}/{number}",
    };

    private static string Words(Random random, int number) =>
        $"{Pick(random, Things)} ở hẻm {random.Next(1, 300)} {Pick(random, Whiles)}, {Pick(random, Whiles)}; số nhà {number}, tụi mấy {number}. {Pick(random, Things)} nữa, {Pick(random, Whiles)}.";

    private static T Pick<T>(Random random, T[] among) => among[random.Next(among.Length)];
}
