using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Desk;

/// <summary>Where a body answers what was forwarded to it (trả lời của sở, ngành). The state stays: the commune reads the answer and tells the citizen.</summary>
public sealed class BodyAnswerDesk(RecordsDatabase records, TimeProvider time)
{
    private readonly DeskWork work = new(records, time);

    /// <param name="bodies">Ids under which the body receives.</param>
    /// <param name="answer">For the commune.</param>
    /// <param name="document">Number and date of the body's letter (số, ngày văn bản); null where there is none.</param>
    public Task<DeskOutcome> AnswerAsync(DeskVisit visit, IReadOnlyList<string> bodies, string answer, string? document, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            if (comment.State != CommentState.Forwarded || comment.ForwardedBody is not { } body || !bodies.Contains(body, StringComparer.Ordinal))
            {
                return CommentTexts.NotForwardedToYou;
            }

            if (string.IsNullOrWhiteSpace(answer))
            {
                return CommentTexts.NeedsAnswerOfBody;
            }

            var line = new StoryLine(ChangeKind.BodyAnswered, visit.By, visit.Occasion)
            {
                Target = comment.ForwardedTo, Note = answer.Trim(), LegalGround = string.IsNullOrWhiteSpace(document) ? null : document.Trim(),
            };
            comment.BodyAnsweredAt = now;
            await CommentStory.AppendAsync(context, comment, line, now, token);
            DeskWork.Audit(context, comment, visit.By, "comment.body-answer", visit.Occasion, body, now);
            return null;
        },
        cancellationToken);
}
