using System.Globalization;
using System.Text;
using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Tests.Digests;

/// <summary>Comments of any kind, in any state, about any day, grouped at random, beside the days of the example; what must not be shown is marked.</summary>
internal sealed record RandomRecords(IReadOnlyList<RandomRecords.Plan> Plans)
{
    /// <summary>In what was withdrawn or erased, in denunciations, and in texts as written.</summary>
    public const string Never = "BIMAT";

    /// <summary>In texts that a public digest withholds, and in exact places.</summary>
    public const string NotPublic = "RIENGTU";

    /// <summary>In stories as they were typed.</summary>
    public const string Phone = "0987654321";

    public const string IdentityNumber = "079203012345";

    public static Arbitrary<RandomRecords> Any { get; } = Arb.From(
        Gen.Choose(0, 40).SelectMany(count => Gen.Choose(0, int.MaxValue - 1).Zip(NastyText.Any).ArrayOf(count)).Select(all => new RandomRecords([.. all.Select(one => new Plan(one.Item1, one.Item2))])),
        records => records.Plans.Select((_, at) => new RandomRecords([.. records.Plans.Where((_, other) => other != at)])));

    public Task FillAsync(RecordsDatabase records) => records.WriteAsync(
        (context, _) =>
        {
            var made = new List<Comment>();
            foreach (var (plan, number) in Plans.Select((plan, number) => (plan, number)))
            {
                made.Add(Add(context, plan, number.ToString(CultureInfo.InvariantCulture), made, records.IsSqlite));
            }

            return Task.FromResult(0);
        },
        CancellationToken.None);

    public override string ToString() => string.Join(", ", Plans);

    private static Comment Add(RecordsContext context, Plan plan, string key, List<Comment> made, bool isSqlite)
    {
        var random = new Random(plan.Seed);
        var (topic, words) = ExampleTexts.All[random.Next(ExampleTexts.All.Count)];
        var state = OneOf(random, CommentStates.All);
        var other = made.Count > 0 ? OneOf(random, made) : null;
        state = state == CommentState.Duplicate && other is null ? CommentState.Assigned : state;
        var flags = (Concerns)(random.Next(3) == 0 ? random.Next(16) : 0);
        var (body, level) = OneOf(random, (IReadOnlyList<(string, string)>)[("ubnd-xa", "xa"), ("so-xay-dung-duong", "so"), ("dan-su", "dan-su"), ("toa-an", "toa-an"), ("khong-con", "xa")]);
        var erased = random.Next(8) == 0;
        var forwarded = state == CommentState.Forwarded;
        var nasty = isSqlite ? plan.Text : plan.Text.Replace("\0", "", StringComparison.Ordinal);
        var never = flags.HasFlag(Concerns.Denunciation) || state == CommentState.Withdrawn;
        var notPublic = flags.HasFlag(Concerns.Abuse) || level is "dan-su" or "toa-an";
        var masked = $"{nasty}{words}{(never ? Never : "")}{(notPublic ? NotPublic : "")}".Normalized();
        var received = ExampleRecords.Now.AddMinutes(-random.Next(1, 60 * 24 * 70));
        var comment = new Comment
        {
            Id = RecordIds.For("comment", key),
            Code = CommentCode.For(key, 0),
            Commune = random.Next(15) == 0 ? "xa-khac" : ExampleRecords.Commune,
            Channel = CommentChannel.Zalo,
            Text = erased ? "" : $"{masked} {Never} {Phone}",
            Masked = erased ? "" : masked,
            Topics = random.Next(4) == 0 && topic != "khac" ? [topic, "khac"] : [topic],
            TopicConfidence = 0.5,
            TopicUnsure = random.Next(4) == 0,
            Place = random.Next(2) == 0 ? $"{NotPublic} {nasty}".Normalized() : null,
            Neighbourhood = OneOf(random, (IReadOnlyList<string?>)[null, "Khu phố 1", "Ấp Vườn Dừa", "xom-da-xoa"]),
            Body = body,
            Level = level,
            Flags = flags,
            Urgency = OneOf(random, (IReadOnlyList<string>)["trong-ngay", "som", "thuong"]),
            State = state,
            DayId = OneOf(random, (IReadOnlyList<string?>)[null, ExampleRecords.DayBefore, ExampleRecords.Day, ExampleRecords.Day, ExampleRecords.Day]),
            Late = random.Next(4) == 0,
            GroupId = other is not null && random.Next(3) == 0 ? other.GroupId ?? other.Id : null,
            DuplicateOfId = state == CommentState.Duplicate ? other!.Id : null,
            RecurrenceOfId = other is not null && random.Next(8) == 0 ? other.Id : null,
            Supporters = random.Next(4) == 0 ? random.Next(1, 9) : 0,
            Officer = OneOf(random, (IReadOnlyList<string?>)[null, null, "Công chức Địa chính – môi trường", "Người đã nghỉ"]),
            ForwardedTo = forwarded ? random.Next(2) == 0 ? "Sở Xây dựng (Khu Quản lý đường bộ)" : nasty + "Cơ quan nào đó" : null,
            DueOn = state.IsOpen() && random.Next(3) > 0 ? new DateOnly(2026, 11, 1).AddDays(random.Next(40)) : null,
            PromisedFor = state == CommentState.Promised ? new DateOnly(2026, 11, 10).AddDays(random.Next(40)) : null,
            ReceivedAt = received,
            ClosedAt = state.IsClosed() ? received.AddDays(1) : null,
            ChangedAt = received.AddDays(1),
            ErasedAt = erased ? received.AddDays(1) : null,
        };
        comment.ForwardedBody = comment.ForwardedTo?.StartsWith("Sở Xây dựng", StringComparison.Ordinal) == true ? "so-xay-dung-duong" : null;
        context.Comments.Add(comment);
        var secret = erased || never ? Never : "";
        Line(1, ChangeKind.Added, ActorKind.Citizen, null, null, $"Xin gọi {Phone}, căn cước {IdentityNumber}. {nasty} {secret}", null);
        Line(2, ChangeKind.Moved, ActorKind.Official, CommentState.Received, state, $"Đã xem, gọi {Phone}. {nasty} {secret}", state == CommentState.Duplicate ? other!.Code : comment.ForwardedTo);
        if (random.Next(3) == 0)
        {
            Line(3, ChangeKind.Rated, ActorKind.Citizen, null, null, null, null, stars: random.Next(1, 6));
        }

        return comment;

        void Line(int number, ChangeKind kind, ActorKind by, CommentState? from, CommentState? to, string? text, string? target, int? stars = null) => context.Changes.Add(new CommentChange
        {
            Id = RecordIds.For("change", $"{key}/{number}"),
            CommentId = comment.Id,
            Number = number,
            Kind = kind,
            At = received.AddHours(number),
            ByKind = by,
            By = by == ActorKind.Citizen ? "" : "Văn phòng",
            From = from,
            To = to,
            Text = text?.Normalized(),
            Target = target,
            Stars = stars,
            Occasion = $"{key}/{number}",
        });
    }

    private static T OneOf<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <param name="Seed">Decides all but the words.</param>
    /// <param name="Text">Stands in front of the words.</param>
    internal sealed record Plan(int Seed, string Text);
}

/// <summary>Texts as intake keeps them.</summary>
internal static class KeptText
{
    /// <summary>NFC; halves of surrogate pairs become the sign for "unreadable", as in any file. U+FFFE is kept, and .NET normalises no text that has it.</summary>
    public static string Normalized(this string text) => string.Join('\uFFFE', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Split('\uFFFE').Select(part => part.Normalize()));
}
