using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Corrections;

/// <param name="Before">Topic ids, place, body id, flags, group, as <see cref="Correction.Before"/>.</param>
/// <param name="Text">Masked.</param>
internal sealed record LedgerLine(Guid Id, Guid? CommentId, CorrectedPart Part, string Before, string After, string Text, string? Reason, string By);

/// <summary>Adds to the ledger of corrections, as part of a transaction.</summary>
internal static class CorrectionLedger
{
    public static async Task<Correction> AddAsync(RecordsContext context, LedgerLine line, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var stored = await context.Corrections.MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0;
        var added = context.Corrections.Local.Select(c => c.Number).DefaultIfEmpty(0).Max();
        var correction = new Correction
        {
            Id = line.Id,
            Number = Math.Max(stored, added) + 1,
            CommentId = line.CommentId,
            Part = line.Part,
            Before = line.Before,
            After = line.After,
            Text = line.Text,
            Reason = line.Reason,
            By = line.By,
            At = at,
        };
        context.Corrections.Add(correction);
        return correction;
    }
}
