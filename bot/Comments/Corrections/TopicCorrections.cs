using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Corrections;

/// <summary>
/// What the classifier learns from the ledger of corrections (sổ chỉnh sửa), oldest first: replayed from the beginning it gives the same classifier. Texts are masked, and what was
/// erased teaches nothing any more.
/// </summary>
public sealed class TopicCorrections(RecordsDatabase records)
{
    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<TopicCorrection>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await Teaching(context)
            .OrderBy(c => c.Number)
            .Select(c => new TopicCorrection(c.Text, c.After.Split(',', StringSplitOptions.None), VietnamTime.ToVietnam(c.At), c.By))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Another value whenever there is something new to learn or to forget; cheap.</summary>
    public async Task<LedgerMark> MarkAsync(CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return new LedgerMark(await Teaching(context).CountAsync(cancellationToken), await Teaching(context).MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0);
    }

    /// <summary>Adds a correction of a text that is no comment of ours.</summary>
    /// <param name="comment">As it was read: taken instead of a text, so that only its masked form can be stored.</param>
    /// <param name="topics">Topic ids, the main one first.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who: office, title or account name.</param>
    /// <param name="cancellationToken">Lets it be left out while it has not begun.</param>
    /// <returns>What was stored.</returns>
    /// <exception cref="ArgumentException">The topics, the name or the comment cannot be used; the message says why.</exception>
    public async Task<TopicCorrection> AddAsync(CommentReading comment, IReadOnlyList<string> topics, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(comment.Masked, nameof(comment));
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (TopicCorrection.ProblemOf(topics) is { } problem)
        {
            throw new ArgumentException(problem, nameof(topics));
        }

        var id = Guid.NewGuid();
        await records.WriteAsync(
            async (context, token) => await CorrectionLedger.AddAsync(
                context,
                new LedgerLine(id, CommentId: null, CorrectedPart.Topics, string.Join(',', comment.Topics.Assigned), string.Join(',', topics), comment.Masked.Trim(), Reason: null, by.Trim()),
                at,
                token),
            cancellationToken);
        return new TopicCorrection(comment.Masked.Trim(), topics, VietnamTime.ToVietnam(at), by.Trim());
    }

    private static IQueryable<Correction> Teaching(RecordsContext context) => context.Corrections.Where(c => c.Part == CorrectedPart.Topics && c.Text != "");
}

/// <param name="Count">Corrections that teach.</param>
/// <param name="Last">Number of the last of them.</param>
public readonly record struct LedgerMark(int Count, int Last);
