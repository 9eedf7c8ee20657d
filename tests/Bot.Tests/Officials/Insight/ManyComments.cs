using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;
using CivicBot.Tests.Comments;

namespace CivicBot.Tests.Officials.Insight;

/// <summary>Comments of every kind, state and age, made from a seed: as many as wanted, quickly.</summary>
internal static class ManyComments
{
    private const int Batch = 2000;

    /// <summary>The last day on which one is received; no state is newer.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 23);

    /// <param name="days">Received over so many days up to <see cref="Today"/>.</param>
    public static async Task FillAsync(RecordsDatabase records, int count, int days, int seed, params string[] communes)
    {
        var random = new Random(seed);
        var closed = new List<Guid>();
        for (var done = 0; done < count; done += Batch)
        {
            var first = done;
            await records.WriteAsync(
                (context, _) =>
                {
                    for (var number = first; number < Math.Min(count, first + Batch); number++)
                    {
                        var comment = New(number, days, communes[random.Next(communes.Length)], random);
                        comment.RecurrenceOfId = closed.Count > 0 && random.Next(12) == 0 ? closed[random.Next(closed.Count)] : null;
                        context.Comments.Add(comment);
                        if (comment.State.IsClosed() && random.Next(4) == 0)
                        {
                            closed.Add(comment.Id);
                        }

                        if (comment.TopicsBy == DecidedBy.Official)
                        {
                            context.Corrections.Add(Correction(comment, number * 2, random));
                            if (random.Next(3) == 0)
                            {
                                context.Corrections.Add(Correction(comment, (number * 2) + 1, random));
                            }
                        }
                    }

                    return Task.FromResult(0);
                },
                CancellationToken.None);
        }
    }

    private static Comment New(int number, int days, string commune, Random random)
    {
        var states = CommentStates.All;
        var state = states[random.Next(states.Count)];
        var received = Today.AddDays(-random.Next(days));
        var due = random.Next(5) == 0 ? (DateOnly?)null : received.AddDays(random.Next(20));
        var closed = state.IsClosed() ? received.AddDays(random.Next(40)) : (DateOnly?)null;
        closed = closed > Today ? Today : closed;
        var topic = TopicScheme.Ids[random.Next(TopicScheme.Ids.Count)];
        return new Comment
        {
            Id = RecordIds.For("comment", $"many/{number}"),
            Code = number.ToString("000000000", System.Globalization.CultureInfo.InvariantCulture),
            Commune = commune,
            Channel = (CommentChannel)random.Next(7),
            Text = $"Đường hẻm số {number} ngập nước mỗi khi mưa lớn, xe cộ đi lại khó khăn, mong phường cho người xuống xem và nạo vét cống.",
            Masked = $"Đường hẻm số {number} ngập nước mỗi khi mưa lớn, xe cộ đi lại khó khăn, mong phường cho người xuống xem và nạo vét cống.",
            Topics = random.Next(3) == 0 ? [topic, TopicScheme.Ids[random.Next(TopicScheme.Ids.Count)]] : [topic],
            TopicsBy = (DecidedBy)random.Next(3),
            Neighbourhood = random.Next(5) == 0 ? null : $"Khu phố {random.Next(1, 9)}",
            Body = "ubnd-xa",
            Level = "xa",
            Urgency = "thuong",
            State = state,
            DueOn = due,
            PromisedFor = state is CommentState.Promised or CommentState.Forwarded && random.Next(2) == 0 ? received.AddDays(random.Next(60)) : null,
            ReceivedAt = VietnamTime.At(received, new TimeOnly(random.Next(24), random.Next(60))).ToUniversalTime(),
            ClosedAt = closed is { } day ? VietnamTime.At(day, new TimeOnly(23, 59)).ToUniversalTime() : null,
            ClosedOn = closed,
            ClosedAfter = closed is { } end ? (end.DayNumber - received.DayNumber) * 5 / 7 : null,
            Stars = state.IsClosed() && random.Next(2) == 0 ? random.Next(1, 6) : null,
            ChangedAt = VietnamTime.At(Today, TimeOnly.MinValue).ToUniversalTime(),
        };
    }

    private static Correction Correction(Comment comment, int number, Random random) => new()
    {
        Id = RecordIds.For("correction", $"many/{number}"),
        Number = number,
        CommentId = comment.Id,
        Part = number % 2 == 0 ? CorrectedPart.Topics : (CorrectedPart)random.Next(6),
        Before = "khac",
        After = comment.Topics[0],
        Text = "",
        By = "Văn phòng",
        At = comment.ChangedAt,
    };
}
