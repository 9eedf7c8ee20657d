using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Knowledge.Comments;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Desk;

/// <summary>What came of a splitting.</summary>
/// <param name="Outcome">Of the comment that was split.</param>
/// <param name="Second">Code of the comment that it made; null where nothing was done.</param>
public sealed record SplitOutcome(DeskOutcome Outcome, string? Second);

/// <summary>
/// Where a clerk makes two comments of one that holds two matters: both are the same citizen's and of the same day, each has its own code and way from then on, the story of both says so, and the
/// citizen is told once. What the citizen wrote stays whole with the first.
/// </summary>
public sealed class SplitDesk(RecordsDatabase records, CommentFiling filing, ICommentReader reader, ICommuneDirectory communes, DueDates due, TimeProvider time)
{
    private readonly DeskWork work = new(records, time);

    /// <param name="first">Words of the matter that stays.</param>
    /// <param name="second">Words of the other one.</param>
    /// <exception cref="CommentsNotReadyException">The program started a moment ago, or one of its lists is wrong.</exception>
    public async Task<SplitOutcome> SplitAsync(DeskVisit visit, string? first, string? second, CancellationToken cancellationToken)
    {
        string? made = null;
        var outcome = await work.DoAsync(
            visit,
            async (context, comment, now, token) =>
            {
                switch (CommentSplit.Decide(comment, first, second))
                {
                    case SplitDecision.NotAllowed refused:
                        return refused.Why;
                    case SplitDecision.Allowed allowed when communes.Find(comment.Commune) is { } commune:
                        made = await SplitAsync(context, visit, comment, allowed, commune, now, token);
                        return null;
                    default:
                        return IntakeTexts.NoSuchCommune(comment.Commune);
                }
            },
            cancellationToken);
        return new SplitOutcome(outcome, outcome is DeskOutcome.Done ? made ?? await MadeBeforeAsync(visit, cancellationToken) : null);
    }

    private async Task<string> SplitAsync(
        RecordsContext context, DeskVisit visit, Comment comment, SplitDecision.Allowed parts, Commune commune, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filed = await filing.FileAsync(context, SecondOf(comment, parts.Second, reader.Read(parts.Second, commune), visit, now), cancellationToken);
        var second = context.Comments.Local.Single(other => other.Id == filed.Id);

        // The citizen has waited since the first words.
        second.DueOn = comment.State == CommentState.Received ? null : due.For(second.Commune, second.Topics[0], comment.ConfirmedAt ?? comment.ReceivedAt);
        Keep(comment, reader.Read(parts.First, commune));
        await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Split, visit.By, visit.Occasion, Tells: true) { Target = filed.Code }, now, cancellationToken);
        DeskWork.Audit(context, comment, visit.By, "comment.split", visit.Occasion, filed.Code, now);
        return filed.Code;
    }

    private static NewComment SecondOf(Comment comment, string words, CommentReading reading, DeskVisit visit, DateTimeOffset now) => new()
    {
        Occasion = OccasionOf(visit),
        Commune = comment.Commune,
        Channel = comment.Channel,
        CitizenId = comment.CitizenId,
        Anonymous = comment.Anonymous,
        Text = words,
        Reading = reading,

        // Whoever names two matters in one breath names the place once.
        Place = reading.Place.Display is null ? comment.Place : null,
        Neighbourhood = reading.Place.Neighbourhood is null ? comment.Neighbourhood : null,
        Latitude = comment.Latitude,
        Longitude = comment.Longitude,
        DayId = comment.DayId,
        Late = comment.Late,
        By = visit.By,
        Confirmed = comment.State != CommentState.Received,
        At = now,
        Source = CommentTexts.SplitFrom(comment.Code),
    };

    /// <summary>What stays is shown alone, and read anew where no person has said what it is about.</summary>
    private static void Keep(Comment comment, CommentReading reading)
    {
        comment.Masked = reading.Masked;
        if (comment.TopicsBy == DecidedBy.Machine)
        {
            (comment.Topics, comment.TopicConfidence, comment.TopicUnsure) = ([.. reading.Topics.Assigned], reading.Topics.Confidence, reading.Topics.Unsure);
        }

        if (comment.CompetenceBy == DecidedBy.Machine)
        {
            (comment.Body, comment.Level) = (reading.Competence.Body.Id, reading.Competence.Id);
        }
    }

    /// <summary>The same click again: what it made the first time.</summary>
    private async Task<string?> MadeBeforeAsync(DeskVisit visit, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return (await context.Comments.FindAsync([RecordIds.For("comment", OccasionOf(visit))], cancellationToken))?.Code;
    }

    private static string OccasionOf(DeskVisit visit) => $"{visit.Occasion}/second";
}
