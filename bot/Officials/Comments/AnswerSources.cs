using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Comments.Templates;
using CivicBot.Communes;
using CivicBot.Digests;
using CivicBot.Digests.Making;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Screening;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Comments;

/// <summary>What helps to answer a comment: the commune's templates, how the like was answered before, which procedures it may be about.</summary>
internal sealed class AnswerSources(
    RecordsDatabase records, AnswerTemplates templates, DigestKnowledge knowledge, ShownText shown, ICommuneDirectory communes, TimeProvider time)
{
    /// <summary>The newest answers of the topic are looked through; older ones are about other rules and other people.</summary>
    private const int MostPast = 400;

    public Task<IReadOnlyList<AnswerTemplate>> TemplatesAsync(Comment comment, CancellationToken cancellationToken) => templates.ListAsync(comment.Commune, comment.Topics[0], cancellationToken);

    /// <returns>Null where there is no template.</returns>
    public string? Fill(AnswerTemplate? template, Comment comment) => template is null
        ? null
        : AnswerPlaceholders.Fill(
            template.Text, comment, knowledge.Topics[comment.Topics[0]].Name, communes.Find(comment.Commune)?.Name ?? comment.Commune, VietnamTime.Today(time));

    /// <summary>Procedures that the comment may be about, best first.</summary>
    public IReadOnlyList<RelatedProcedure> Procedures(Comment comment) => comment.Masked.Length == 0 ? [] : knowledge.Related(comment.Masked);

    /// <summary>How the like was answered, closest first. Other citizens' data are masked in it: the words are meant to be used again.</summary>
    public async Task<IReadOnlyList<PastAnswer>> PastAsync(CommentFile file, CancellationToken cancellationToken)
    {
        var comment = file.Line.Comment;
        if (communes.Find(comment.Commune) is not { } commune || comment.Masked.Length == 0)
        {
            return [];
        }

        await using var context = records.Read();
        var topic = comment.Topics[0];
        var answered = await context.Comments
            .Where(c => c.Commune == comment.Commune && c.Id != comment.Id && c.ErasedAt == null && c.Topics.Contains(topic) && (c.Flags & Concerns.Denunciation) == Concerns.None
                && (c.State == CommentState.Answered || c.State == CommentState.AnsweredOnSpot || c.State == CommentState.Done || c.State == CommentState.Refused))
            .OrderByDescending(c => c.ReceivedAt)
            .Take(MostPast)
            .SelectMany(
                c => context.Changes.Where(change => change.CommentId == c.Id && change.Kind == ChangeKind.Moved && change.To == c.State && change.Text != null)
                    .OrderByDescending(change => change.Number).Take(1),
                (c, change) => new { c.Id, c.Code, c.Masked, c.Topics, c.Neighbourhood, c.GroupId, c.State, c.ClosedAt, c.Flags, change.Text })
            .ToListAsync(cancellationToken);
        var numbers = PublishedNumbers.Of(commune);
        var past = new PastAnswers(
            [
                .. answered.Where(one => one.Topics[0] == topic && one.ClosedAt is not null).Select(one => new PastRow(
                    one.Id, one.Code, (one.Flags & Concerns.Abuse) == Concerns.Abuse, one.Masked, topic, one.Neighbourhood, one.GroupId, one.State, one.ClosedAt!.Value,
                    shown.Mask(one.Text!.Normalize(), numbers))),
            ],
            knowledge.Soften);
        return past.For(comment.Masked, topic, comment.Neighbourhood, comment.RecurrenceOfId, comment.GroupId ?? comment.Id);
    }
}
