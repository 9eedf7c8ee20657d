using System.Collections.Concurrent;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Knowledge.Comments;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Similar;

/// <summary>
/// Open and lately closed comments of all communes in memory. The records are the truth: what changed there, here or on another node, is taken in by <see cref="RefreshAsync"/>.
/// </summary>
public sealed class SimilarIndex(RecordsDatabase records, ICommuneDirectory communes, IOptions<CommentHandlingOptions> options, TimeProvider time) : ISimilarComments
{
    private const int Batch = 500;

    /// <summary>Changes may become visible later than others that are dated after them.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, CommuneComments> byCommune = new(StringComparer.Ordinal);

    /// <summary>Put together in memory and not in the records yet, each with its group; where the records cannot be written, the next refresh writes them.</summary>
    private readonly Dictionary<Guid, Guid> joined = [];
    private DateTimeOffset seen = DateTimeOffset.MinValue;

    public SimilarComments? Find(string commune, CommentReading reading) => byCommune.GetValueOrDefault(commune)?.Find(reading);

    /// <summary>Group and recurrence of a comment that is about to be filed.</summary>
    internal (Guid? Group, Guid? RecurrenceOf) PlaceOf(string commune, CommentReading reading) =>
        byCommune.GetValueOrDefault(commune)?.PlaceOf(reading, ClosedSince()) ?? (null, null);

    /// <summary>Codes of those about what may be the same matter, newest first; none until the comment was read.</summary>
    internal IReadOnlyList<string> Near(string commune, Guid comment, int most) => [.. byCommune.GetValueOrDefault(commune)?.Near(comment, most).Select(one => one.Code) ?? []];

    /// <summary>Takes in what changed since the last time; at first everything that is open or lately closed. Comments that were filed while nothing was known of each other are grouped.</summary>
    /// <remarks>One at a time; looking up goes on meanwhile.</remarks>
    /// <returns>How many were new.</returns>
    public async Task<int> RefreshAsync(CommentUnderstanding understanding, CancellationToken cancellationToken)
    {
        await GroupAsync(cancellationToken);
        var (from, closedSince, added) = (seen == DateTimeOffset.MinValue ? seen : seen - Overlap, ClosedSince(), 0);
        await using var context = records.Read();
        var changed = context.Comments
            .Where(c => c.ChangedAt >= from && (c.State < CommentState.AnsweredOnSpot || c.ClosedAt >= closedSince || from > DateTimeOffset.MinValue))
            .OrderBy(c => c.ReceivedAt)
            .ThenBy(c => c.Code)
            .Select(c => c.Id);
        var newest = seen;

        // Ids first: a page asked for by its number would sort all of them each time.
        foreach (var ids in (await changed.ToListAsync(cancellationToken)).Chunk(Batch))
        {
            var page = await context.Comments.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
            foreach (var comment in ids.Select(id => page.GetValueOrDefault(id)).OfType<Comment>())
            {
                newest = comment.ChangedAt > newest ? comment.ChangedAt : newest;
                var known = KnownComment.Of(comment);
                var here = byCommune.GetOrAdd(comment.Commune, _ => new CommuneComments(understanding.NewClusters()));
                if (here.Renew(known))
                {
                    continue;
                }

                added++;
                if (here.Add(known, understanding.Read(comment.Text, communes.Find(comment.Commune)?.Neighbourhoods ?? [])) is { } group)
                {
                    joined[known.Id] = group;
                    here.Renew(known with { GroupId = group });
                }
            }

            await GroupAsync(cancellationToken);
        }

        seen = newest;
        return added;
    }

    private DateTimeOffset ClosedSince() => time.GetUtcNow().AddMonths(-options.Value.RecurrenceMonths);

    /// <summary>Versions stay: nobody who is working on one of them is disturbed. An official's grouping stands. One write for all: after a start they may be thousands.</summary>
    private async Task GroupAsync(CancellationToken cancellationToken)
    {
        if (joined.Count == 0)
        {
            return;
        }

        await records.WriteAsync(
            async (context, token) =>
            {
                foreach (var one in joined.GroupBy(pair => pair.Value, pair => pair.Key))
                {
                    Guid[] both = [one.Key, .. one];
                    await context.Comments
                        .Where(c => both.Contains(c.Id) && c.GroupId == null && c.GroupBy == DecidedBy.Machine)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.GroupId, one.Key), token);
                }

                return joined.Count;
            },
            cancellationToken);
        joined.Clear();
    }
}
