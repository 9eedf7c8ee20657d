using CivicBot.Comments.Corrections;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Desk;

/// <summary>
/// The same to several comments at once (trả lời giống nhau cho nhiều ý kiến): each is an action of its own, reported on its own. Citizens are told of a closing only when it can no longer
/// be taken back, so that taking it back tells nobody anything.
/// </summary>
public sealed class BulkDesk(CommentDesk desk, CorrectionDesk corrections, TakeBackDesk takeBack, RecordsDatabase records, TimeProvider time)
{
    /// <summary>Between the end of taking back and the first message, so that the two cannot meet.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <param name="bulk">Stable key of the click; the same again does nothing to those that were done.</param>
    /// <param name="comments">Codes with what the person saw; a code that stands twice counts once.</param>
    public async Task<BulkReport> ActAsync(
        string bulk, IReadOnlyList<BulkItem> comments, CommentAction action, Actor by, string? note, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bulk);
        var lines = new List<BulkLine>();
        foreach (var item in comments.DistinctBy(c => c.Code, StringComparer.Ordinal))
        {
            DateTimeOffset? tell = TakingBack.CanWait(action) && takeBack.Window > TimeSpan.Zero ? time.GetUtcNow() + takeBack.Window + Margin : null;
            var visit = new DeskVisit(item.Code, by, item.Version, OccasionOf(bulk, item.Code));
            lines.Add(new BulkLine(item.Code, await desk.ActAsync(visit, action, note, tell, cancellationToken)));
        }

        return new BulkReport(bulk, lines);
    }

    /// <summary>Corrects the main topic of several.</summary>
    /// <param name="topic">Its id.</param>
    public async Task<BulkReport> CorrectTopicAsync(string bulk, IReadOnlyList<BulkItem> comments, string topic, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bulk);
        var lines = new List<BulkLine>();
        foreach (var item in comments.DistinctBy(c => c.Code, StringComparer.Ordinal))
        {
            var visit = new DeskVisit(item.Code, by, item.Version, OccasionOf(bulk, item.Code));
            lines.Add(new BulkLine(item.Code, await corrections.CorrectMainTopicAsync(visit, topic, cancellationToken)));
        }

        return new BulkReport(bulk, lines);
    }

    /// <summary>Takes back what a bulk did: each comment stands as before and nobody is told, because nobody was.</summary>
    /// <param name="among">The comments that the person may see; null: all.</param>
    /// <returns>A line for each comment that the bulk had changed; empty: no such bulk.</returns>
    public async Task<BulkReport> UndoAsync(
        string bulk, Actor by, string reason, CancellationToken cancellationToken, Func<IQueryable<Comment>, IQueryable<Comment>>? among = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bulk);
        await using var context = records.Read();
        var prefix = OccasionOf(bulk, "");
        var codes = await context.Changes
            .Where(change => change.Occasion.StartsWith(prefix))
            .Join(among?.Invoke(context.Comments) ?? context.Comments, change => change.CommentId, comment => comment.Id, (change, comment) => new { change.Occasion, comment.Code })
            .Where(done => done.Occasion == prefix + done.Code)
            .Select(done => done.Code)
            .Distinct()
            .OrderBy(code => code)
            .ToListAsync(cancellationToken);
        var lines = new List<BulkLine>();
        foreach (var code in codes)
        {
            var occasion = OccasionOf(bulk, code);
            lines.Add(new BulkLine(code, await takeBack.TakeBackAsync(new DeskVisit(code, by, Version: null, $"undo/{occasion}"), occasion, reason, cancellationToken)));
        }

        return new BulkReport(bulk, lines);
    }

    private static string OccasionOf(string bulk, string code) => $"{bulk}/{code}";
}

/// <param name="Version">What the person saw; null: whatever it is now.</param>
public sealed record BulkItem(string Code, int? Version);

public sealed record BulkLine(string Code, DeskOutcome Outcome);

/// <param name="Bulk">Key by which it can be taken back.</param>
/// <param name="Lines">One for each comment, in the order given.</param>
public sealed record BulkReport(string Bulk, IReadOnlyList<BulkLine> Lines)
{
    public int Done => Lines.Count(line => line.Outcome is DeskOutcome.Done);
}
