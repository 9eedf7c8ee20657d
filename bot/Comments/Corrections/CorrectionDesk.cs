using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Corrections;

/// <summary>
/// Where officials correct what was read: the record says it from then on, the ledger keeps who changed what from what, and topics teach the classifier. Citizens are not told: nothing
/// happened to their matter.
/// </summary>
public sealed class CorrectionDesk(RecordsDatabase records, ICommuneDirectory communes, CompetentBodies bodies, DueDates due, TimeProvider time)
{
    private readonly DeskWork work = new(records, time);

    public Task<DeskOutcome> CorrectAsync(DeskVisit visit, CommentCorrection correction, string? reason, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            if (ProblemOf(comment, correction) is { } problem)
            {
                return problem;
            }

            var before = Of(comment, PartOf(correction));
            Apply(comment, correction);
            await WriteAsync(context, comment, new Corrected(PartOf(correction), before, visit.By, visit.Occasion, reason), now, token);
            return null;
        },
        cancellationToken);

    /// <summary>Makes a topic the main one; further topics stay as far as there is room.</summary>
    /// <param name="topic">Its id.</param>
    public Task<DeskOutcome> CorrectMainTopicAsync(DeskVisit visit, string topic, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            var correction = new CommentCorrection.Topics([topic, .. comment.Topics.Where(id => id != topic).Take(comment.Topics.Count - 1)]);
            if (ProblemOf(comment, correction) is { } problem)
            {
                return problem;
            }

            var before = Of(comment, CorrectedPart.Topics);
            Apply(comment, correction);
            await WriteAsync(context, comment, new Corrected(CorrectedPart.Topics, before, visit.By, visit.Occasion, Reason: null), now, token);
            return null;
        },
        cancellationToken);

    /// <summary>Takes a correction of topics back, as part of a transaction: the topics are those before, a person has to look at them, and neither line of the ledger teaches anything.</summary>
    /// <param name="done">The line of the story.</param>
    /// <returns>Why it cannot be, one Vietnamese sentence; null: done.</returns>
    internal async Task<string?> TakeBackAsync(
        RecordsContext context, Comment comment, CommentChange done, DeskVisit visit, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.Corrections.FindAsync([RecordIds.For("correction", done.Occasion)], cancellationToken) is not { Part: CorrectedPart.Topics } correction)
        {
            return CommentTexts.NotTakenBack;
        }

        Apply(comment, new CommentCorrection.Topics(correction.Before.Split(',')));
        comment.TopicUnsure = true;
        correction.Text = "";
        await CorrectionLedger.AddAsync(
            context,
            new LedgerLine(RecordIds.For("correction", visit.Occasion), comment.Id, CorrectedPart.Topics, correction.After, correction.Before, Text: "", reason, visit.By.Name),
            now,
            cancellationToken);
        await CommentStory.AppendAsync(
            context, comment, new StoryLine(ChangeKind.Corrected, visit.By, visit.Occasion) { Target = WireName(CorrectedPart.Topics), Note = CommentTexts.TakenBack }, now, cancellationToken);
        DeskWork.Audit(context, comment, visit.By, "comment.take-back", visit.Occasion, WireName(CorrectedPart.Topics), now);
        return null;
    }

    /// <summary>Writes ledger, story and audit of a part that was changed already.</summary>
    internal static async Task WriteAsync(RecordsContext context, Comment comment, Corrected corrected, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (part, before, by, occasion, reason) = corrected;
        var after = Of(comment, part);
        await CorrectionLedger.AddAsync(
            context, new LedgerLine(RecordIds.For("correction", occasion), comment.Id, part, before, after, comment.Masked, reason, by.Name), now, cancellationToken);
        await CommentStory.AppendAsync(
            context,
            comment,
            new StoryLine(ChangeKind.Corrected, by, occasion) { Target = WireName(part), Note = part == CorrectedPart.Masking ? reason : Joined($"{before} -> {after}", reason) },
            now,
            cancellationToken);
        DeskWork.Audit(context, comment, by, "comment.correct", occasion, WireName(part), now);
    }

    /// <summary>In story, audit and commands.</summary>
    public static string WireName(CorrectedPart part) => part switch
    {
        CorrectedPart.Topics => "topics",
        CorrectedPart.Place => "place",
        CorrectedPart.Competence => "competence",
        CorrectedPart.Group => "group",
        CorrectedPart.Masking => "masking",
        CorrectedPart.Flags => "flags",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of a comment."),
    };

    private static CorrectedPart PartOf(CommentCorrection correction) => correction switch
    {
        CommentCorrection.Topics => CorrectedPart.Topics,
        CommentCorrection.Place => CorrectedPart.Place,
        CommentCorrection.Competence => CorrectedPart.Competence,
        CommentCorrection.Flags => CorrectedPart.Flags,
        CommentCorrection.Masking => CorrectedPart.Masking,
        _ => throw new InvalidOperationException($"Unknown correction {correction.GetType().Name}."),
    };

    // The ledger keeps no masked text twice: what was shown before may have been too much.
    private static string Of(Comment comment, CorrectedPart part) => part switch
    {
        CorrectedPart.Topics => string.Join(',', comment.Topics),
        CorrectedPart.Place => $"{comment.Place}|{comment.Neighbourhood}",
        CorrectedPart.Competence => comment.Body,
        CorrectedPart.Group => comment.GroupId?.ToString() ?? "",
        CorrectedPart.Flags => string.Join(',', Enum.GetValues<Concerns>().Where(flag => flag != Concerns.None && comment.Has(flag))),
        CorrectedPart.Masking => "",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of a comment."),
    };

    private string? ProblemOf(Comment comment, CommentCorrection correction) => correction switch
    {
        CommentCorrection.Topics { Ids: var ids } => ids switch
        {
            [] => CommentTexts.NoTopic,
            { Count: > TopicClassifier.MostTopics } => CommentTexts.TooManyTopics(TopicClassifier.MostTopics),
            _ when ids.FirstOrDefault(id => !TopicScheme.Ids.Contains(id, StringComparer.Ordinal)) is { } unknown => CommentTexts.UnknownTopic(unknown),
            _ when ids.Distinct(StringComparer.Ordinal).Count() < ids.Count => CommentTexts.TopicTwice,
            _ => null,
        },
        CommentCorrection.Place { Neighbourhood: { } id } when communes.Find(comment.Commune)?.Neighbourhoods.Any(n => n.Id == id) is not true => CommentTexts.UnknownNeighbourhood(id),
        CommentCorrection.Competence { Body: var id } when bodies.Find(id) is null => CommentTexts.UnknownBody(id),
        CommentCorrection.Masking when comment.ErasedAt is not null => CommentTexts.WasErased,
        CommentCorrection.Masking { Text: var text } when string.IsNullOrWhiteSpace(text) => CommentTexts.EmptyMasking,
        _ => null,
    };

    private void Apply(Comment comment, CommentCorrection correction)
    {
        switch (correction)
        {
            case CommentCorrection.Topics { Ids: var ids }:
                var other = comment.Topics[0] != ids[0];
                (comment.Topics, comment.TopicsBy, comment.TopicConfidence, comment.TopicUnsure) = ([.. ids], DecidedBy.Official, 1, false);
                if (other && comment.DueOn is not null && comment.State.IsOpen())
                {
                    comment.DueOn = due.For(comment.Commune, ids[0], comment.ConfirmedAt ?? comment.ReceivedAt);
                }

                break;
            case CommentCorrection.Place place:
                (comment.Place, comment.Neighbourhood, comment.PlaceBy) = (string.IsNullOrWhiteSpace(place.Shown) ? null : place.Shown.Trim(), place.Neighbourhood, DecidedBy.Official);
                break;
            case CommentCorrection.Competence { Body: var id }:
                (comment.Body, comment.Level, comment.CompetenceBy) = (id, CompetenceLevels.WireName(bodies.Find(id)!.Level), DecidedBy.Official);
                break;
            case CommentCorrection.Flags { All: var all }:
                comment.Flags = all;
                break;
            case CommentCorrection.Masking { Text: var text }:
                comment.Masked = text.Trim();
                break;
            default:
                throw new InvalidOperationException($"Unknown correction {correction.GetType().Name}.");
        }
    }

    private static string Joined(string change, string? reason) => string.IsNullOrWhiteSpace(reason) ? change : $"{change}\n{reason}";
}

/// <param name="Before">As <see cref="Correction.Before"/>.</param>
internal sealed record Corrected(CorrectedPart Part, string Before, Actor By, string Occasion, string? Reason);
