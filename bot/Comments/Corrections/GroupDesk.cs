using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Corrections;

/// <summary>Where officials say which comments are about the same matter (gộp nhóm, tách nhóm). A group is named by the id of its first comment.</summary>
public sealed class GroupDesk(RecordsDatabase records, TimeProvider time)
{
    private readonly DeskWork work = new(records, time);

    /// <summary>Puts comments, with all of the groups that they are in, into one group.</summary>
    /// <param name="codes">At least two, of one commune.</param>
    /// <returns>The outcome of the first one; the others have the same.</returns>
    public Task<DeskOutcome> MergeAsync(IReadOnlyList<string> codes, Actor by, string occasion, string? reason, CancellationToken cancellationToken)
    {
        var wanted = codes.Distinct(StringComparer.Ordinal).ToList();
        return wanted.Count < 2
            ? Task.FromResult<DeskOutcome>(new DeskOutcome.NotAllowed(CommentTexts.GroupOfOne))
            : work.DoAsync(new DeskVisit(wanted[0], by, Version: null, $"{occasion}/{wanted[0]}"), MergeStep, cancellationToken);

        async Task<string?> MergeStep(RecordsContext context, Comment first, DateTimeOffset now, CancellationToken token)
        {
            var named = await context.Comments.Where(c => wanted.Contains(c.Code)).ToListAsync(token);
            if (wanted.Find(code => !named.Exists(c => c.Code == code)) is { } missing)
            {
                return CommentTexts.NoSuchComment(missing);
            }

            if (named.Find(c => c.Commune != first.Commune) is { } elsewhere)
            {
                return CommentTexts.OtherCommune(elsewhere.Code);
            }

            var groups = named.Select(c => c.GroupId).OfType<Guid>().ToList();
            var others = await context.Comments.Where(c => c.GroupId != null && groups.Contains(c.GroupId.Value)).ToListAsync(token);
            List<Comment> all = [.. named.Union(others).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Code, StringComparer.Ordinal)];
            foreach (var comment in all)
            {
                await MoveAsync(context, comment, all[0].Id, new Corrected(CorrectedPart.Group, "", by, $"{occasion}/{comment.Code}", reason), now, token);
            }

            return null;
        }
    }

    /// <summary>Takes a comment out of its group; it stays alone, also when the same is said again.</summary>
    public Task<DeskOutcome> SplitAsync(DeskVisit visit, string? reason, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            if (comment.GroupId is null)
            {
                return CommentTexts.NotInAGroup;
            }

            if (comment.GroupId == comment.Id)
            {
                await NameAnewAsync(context, comment, token);
            }

            await MoveAsync(context, comment, group: null, new Corrected(CorrectedPart.Group, "", visit.By, visit.Occasion, reason), now, token);
            return null;
        },
        cancellationToken);

    /// <summary>The group's first comment leaves: the next one gives it its name. Nothing else changes for those that stay, so nobody who is working on them is disturbed.</summary>
    private static async Task NameAnewAsync(RecordsContext context, Comment leaving, CancellationToken cancellationToken)
    {
        var next = await context.Comments
            .Where(c => c.GroupId == leaving.Id && c.Id != leaving.Id)
            .OrderBy(c => c.ReceivedAt)
            .ThenBy(c => c.Code)
            .Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(cancellationToken);
        await context.Comments
            .Where(c => c.GroupId == leaving.Id && c.Id != leaving.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.GroupId, next), cancellationToken);
    }

    private static async Task MoveAsync(RecordsContext context, Comment comment, Guid? group, Corrected corrected, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = comment.GroupId?.ToString() ?? "";
        (comment.GroupId, comment.GroupBy) = (group, DecidedBy.Official);
        await CorrectionDesk.WriteAsync(context, comment, corrected with { Before = before }, now, cancellationToken);
    }
}
