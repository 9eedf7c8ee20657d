using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Dialogues;
using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Intake;

/// <summary>Whose turn it is.</summary>
/// <param name="Occasion">Stable key of the turn, without ids of the citizen.</param>
/// <param name="Commune">Id of the commune.</param>
/// <param name="Citizen">Pseudonym (<c>CitizenPseudonyms</c>).</param>
/// <param name="Channel">Id of the channel.</param>
/// <param name="Conversation">Id of the conversation at the channel; stored encrypted only.</param>
public sealed record IntakeTurn(string Occasion, string Commune, string Citizen, string Channel, string Conversation)
{
    /// <summary>Occasions of everything that this turn writes begin so.</summary>
    internal string Prefix => $"turn:{Occasion}/";
}

/// <summary>Between the conversation and the records: opens what a turn may need, and carries out what it asks.</summary>
public sealed class CitizenIntake(
    RecordsDatabase records, CitizenRequests requests, CitizenErasure erasure, CitizenExport export, IUpcomingDays days, TimeProvider time)
{
    private const int MostOwn = 20;

    /// <param name="text">What the citizen wrote; a code in it is looked up.</param>
    /// <exception cref="StorageUnavailableException">The records cannot be reached; the turn runs again later.</exception>
    public async Task<OpenedComments> OpenAsync(IntakeTurn turn, string text, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(turn, text, cancellationToken);
        }
        catch (Exception failure) when (RecordsTrouble.Passes(failure))
        {
            throw new StorageUnavailableException("The records cannot be reached.", failure);
        }
    }

    private async Task<OpenedComments> ReadAsync(IntakeTurn turn, string text, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var upcoming = await days.OfAsync(turn.Commune, time.GetUtcNow(), cancellationToken);
        var citizen = await context.Citizens.Where(c => c.Pseudonym == turn.Citizen).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
        var (own, runsAgain) = citizen is { } id ? await OwnAsync(context, id, turn.Prefix, cancellationToken) : ([], false);
        var opened = new OpenedComments { Days = upcoming, Own = own, RunsAgain = runsAgain };
        return CommentCode.Find(text) is { IsValid: true, Digits: var code } && !own.Any(comment => comment.Code == code)
            ? opened with { Named = await NamedAsync(context, code, cancellationToken) }
            : opened;
    }

    /// <summary>Carries out all of them in one transaction, in their order; the same turn again changes nothing and is told the same. Erasing and exporting stand alone.</summary>
    /// <exception cref="StorageUnavailableException">The records cannot be reached; the turn runs again later.</exception>
    public async Task<IReadOnlyList<CitizenRequestResult>> ApplyAsync(IntakeTurn turn, IReadOnlyList<CitizenRequest> asked, CancellationToken cancellationToken)
    {
        try
        {
            return asked switch
            {
                [CitizenRequest.EraseMe] => [await EraseAsync(turn, cancellationToken)],
                [CitizenRequest.ExportMe] => [new CitizenRequestResult.Exported(await export.TextAsync(turn.Citizen, cancellationToken))],
                _ => await requests.ApplyAsync(turn, asked, cancellationToken),
            };
        }
        catch (Exception failure) when (RecordsTrouble.Passes(failure))
        {
            throw new StorageUnavailableException("The records cannot be reached or somebody else changes them.", failure);
        }
    }

    private async Task<CitizenRequestResult> EraseAsync(IntakeTurn turn, CancellationToken cancellationToken)
    {
        await erasure.EraseAsync(turn.Citizen, $"{turn.Prefix}erase", cancellationToken);
        return new CitizenRequestResult.Erased();
    }

    private static async Task<(IReadOnlyList<OwnComment> Own, bool RunsAgain)> OwnAsync(RecordsContext context, Guid citizen, string prefix, CancellationToken cancellationToken)
    {
        var joined = await context.Supports.Where(s => s.CitizenId == citizen).Select(s => s.CommentId).ToListAsync(cancellationToken);
        var comments = await context.Comments
            .Where(c => c.CitizenId == citizen || joined.Contains(c.Id))
            .OrderByDescending(c => c.ReceivedAt)
            .Take(MostOwn)
            .ToListAsync(cancellationToken);
        var ids = comments.ConvertAll(c => c.Id);
        var changes = await context.Changes.Where(c => ids.Contains(c.CommentId)).OrderBy(c => c.Number).ToListAsync(cancellationToken);
        var told = await context.Notices
            .Where(n => n.CitizenId == citizen && ids.Contains(n.CommentId) && (n.State == NoticeState.Delivered || n.State == NoticeState.Queued))
            .Select(n => n.ChangeId)
            .ToListAsync(cancellationToken);
        var before = changes.Where(c => !c.Occasion.StartsWith(prefix, StringComparison.Ordinal)).ToLookup(c => c.CommentId);
        var joinedNow = changes.Where(c => c.Kind == ChangeKind.Joined && c.Occasion.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c.CommentId).ToHashSet();
        return (
            [.. comments.Where(c => !joinedNow.Contains(c.Id)).Select(c => Own(c, c.CitizenId != citizen, [.. before[c.Id]], told)).OfType<OwnComment>()],
            changes.Exists(c => c.Occasion.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>Null where nothing was there before this turn.</summary>
    private static OwnComment? Own(Comment comment, bool joined, IReadOnlyList<CommentChange> story, List<Guid> told)
    {
        if (story.LastOrDefault(change => change.Kind == ChangeKind.Moved) is not { To: { } state } moved)
        {
            return null;
        }

        var official = moved.ByKind != ActorKind.Citizen;
        return new OwnComment
        {
            Code = comment.Code,
            Text = joined ? comment.Masked : comment.Text,
            State = state,
            Joined = joined,
            ReceivedAt = comment.ReceivedAt,
            StateSince = moved.At,
            DayId = comment.DayId,
            Anonymous = comment.Anonymous,
            Said = official ? moved.Text : null,
            LegalGround = moved.LegalGround,
            Target = moved.Target,
            Date = moved.Date,
            By = official ? moved.By : null,
            Told = told.Contains(moved.Id),
            Stars = joined ? null : story.LastOrDefault(change => change.Kind == ChangeKind.Rated)?.Stars,
        };
    }

    private static async Task<PublicComment?> NamedAsync(RecordsContext context, string code, CancellationToken cancellationToken)
    {
        var comment = await context.Comments.FirstOrDefaultAsync(c => c.Code == code, cancellationToken);

        // Who knows of a denunciation by its code alone is told nothing.
        if (comment is null || comment.Has(Concerns.Denunciation))
        {
            return null;
        }

        var moved = await context.Changes
            .Where(c => c.CommentId == comment.Id && c.Kind == ChangeKind.Moved && c.ByKind != ActorKind.Citizen)
            .OrderByDescending(c => c.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var isPublic = comment.State is CommentState.Answered or CommentState.AnsweredOnSpot or CommentState.Done or CommentState.Promised or CommentState.Forwarded;
        return new PublicComment(
            code, comment.State, comment.ChangedAt, isPublic && moved?.To == comment.State ? moved.Text : null, isPublic ? comment.ForwardedTo : null, isPublic ? comment.PromisedFor : null);
    }
}
