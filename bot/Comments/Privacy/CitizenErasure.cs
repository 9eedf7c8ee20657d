using CivicBot.Comments.Attachments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Officials.Chat;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Privacy;

/// <summary>What an erasure found.</summary>
/// <param name="Known">False: nothing of this citizen was in the records, and nothing had been before under this occasion.</param>
public sealed record ErasedCitizen(bool Known, int Comments, int Joined);

/// <summary>
/// "Xóa dữ liệu của tôi" in the records: comments lose their words, attachments and whose they were and stay as numbers; name, phone and conversation go; officials' texts lose the name and phone.
/// What the channel's own tables keep of the conversation goes with the turn that asks (see <see cref="MessageTraces"/>), and <see cref="TraceSweep"/> takes the rest out of the files.
/// </summary>
public sealed class CitizenErasure(RecordsDatabase records, CitizenContacts contacts, AttachmentContents contents, IErasureLedger ledger, TimeProvider time)
{
    /// <param name="pseudonym">Of the citizen (<c>CitizenPseudonyms.Of</c>).</param>
    /// <param name="occasion">Stable key of the wish; the same again changes nothing.</param>
    public async Task<ErasedCitizen> EraseAsync(string pseudonym, string occasion, CancellationToken cancellationToken)
    {
        // Written first: a process that dies in between leaves the work of the sweep known.
        await ledger.AddAsync(time.GetUtcNow(), cancellationToken);
        var (erased, hashes) = await records.WriteAsync((context, token) => EraseAsync(context, pseudonym, occasion, token), cancellationToken);
        await contents.DiscardAsync(hashes, cancellationToken);
        return erased;
    }

    private async Task<(ErasedCitizen Erased, List<string> Hashes)> EraseAsync(
        RecordsContext context, string pseudonym, string occasion, CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        await OfficialChats.ForgetAsync(context, pseudonym, cancellationToken);
        if (await context.Citizens.SingleOrDefaultAsync(citizen => citizen.Pseudonym == pseudonym, cancellationToken) is not { } citizen)
        {
            var entry = RecordIds.For("audit", occasion);
            return (new ErasedCitizen(await context.Audit.AnyAsync(audit => audit.Id == entry, cancellationToken), 0, 0), hashes);
        }

        var now = time.GetUtcNow();
        var contact = contacts.Of(citizen);
        var traces = PersonalTraces.Of(contact.Name, contact.Phone);
        var comments = await context.Comments.Where(comment => comment.CitizenId == citizen.Id).OrderBy(comment => comment.Id).ToListAsync(cancellationToken);
        foreach (var comment in comments)
        {
            hashes.AddRange(await PersonalParts.EraseAsync(context, comment, traces, Actor.Citizen, occasion, now, cancellationToken));
        }

        // What the chair concluded may name who spoke, and so may the reason for correcting a report.
        var days = comments.Select(comment => comment.DayId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var day in await context.Days.Where(day => days.Contains(day.Id)).ToListAsync(cancellationToken))
        {
            day.Conclusion = traces.Without(day.Conclusion);
            day.ReopenedBecause = traces.Without(day.ReopenedBecause);
        }

        var joined = await context.Supports.Where(support => support.CitizenId == citizen.Id).ToListAsync(cancellationToken);
        foreach (var support in joined)
        {
            support.CitizenId = null;
            await BlankJoiningAsync(context, support, cancellationToken);
        }

        context.Notices.RemoveRange(await context.Notices.Where(notice => notice.CitizenId == citizen.Id).ToListAsync(cancellationToken));
        context.Citizens.Remove(citizen);
        context.Audit.Add(new AuditEntry
        {
            Id = RecordIds.For("audit", occasion),
            At = now,
            Who = Actor.System.Name,
            Commune = citizen.Commune,
            Action = "citizen.erase",
            Subject = citizen.Label,
            Detail = FormattableString.Invariant($"comments {comments.Count}, joined {joined.Count}"),
        });
        return (new ErasedCitizen(Known: true, comments.Count, joined.Count), hashes);
    }

    /// <summary>The line of the story in which somebody joined says no name; it is known by its moment. Of two at the same one both lose what they had written, which is on the safe side.</summary>
    private static async Task BlankJoiningAsync(RecordsContext context, Support support, CancellationToken cancellationToken)
    {
        var lines = await context.Changes
            .Where(change => change.CommentId == support.CommentId && change.Kind == ChangeKind.Joined && change.At == support.At)
            .ToListAsync(cancellationToken);
        lines.ForEach(line => (line.Text, line.Note) = (null, null));
    }
}
