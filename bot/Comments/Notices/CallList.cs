using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Notices;

/// <summary>Whom no message reaches, so that an official calls or visits (cần gọi điện): people known by phone or paper only, and messages that could not be delivered.</summary>
public sealed class CallList(RecordsDatabase records, NoticeComposer composer, TimeProvider time)
{
    /// <summary>Oldest first.</summary>
    /// <param name="communes">Ids; empty: all.</param>
    public async Task<IReadOnlyList<CallLine>> ListAsync(IReadOnlyList<string> communes, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var failed = await context.Notices
            .Where(n => n.State == NoticeState.Failed)
            .Join(context.Comments, notice => notice.CommentId, comment => comment.Id, (notice, comment) => new { notice, comment.Commune })
            .Where(f => communes.Count == 0 || communes.Contains(f.Commune))
            .OrderBy(f => f.notice.At)
            .ThenBy(f => f.notice.Id)
            .Select(f => f.notice)
            .ToListAsync(cancellationToken);
        var lines = new List<CallLine>();
        foreach (var notice in failed)
        {
            if (await composer.ComposeAsync(context, notice, cancellationToken) is { } composed)
            {
                lines.Add(new CallLine(
                    notice.Id, composed.Comment.Code, composed.Comment.Commune, composed.Citizen.Label, composed.Citizen.SealedPhone is not null, notice.At, composed.Text.Text, notice.Trouble ?? NoticeSender.Call));
            }
        }

        return lines;
    }

    /// <summary>How many wait.</summary>
    /// <param name="communes">Ids; empty: all.</param>
    public async Task<int> CountAsync(IReadOnlyList<string> communes, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.Notices
            .Where(n => n.State == NoticeState.Failed)
            .Join(context.Comments, notice => notice.CommentId, comment => comment.Id, (_, comment) => comment.Commune)
            .CountAsync(commune => communes.Count == 0 || communes.Contains(commune), cancellationToken);
    }

    /// <summary>The citizen was told by an official.</summary>
    /// <returns>False: no such call is open.</returns>
    public Task<bool> DoneAsync(Guid notice, Actor by, string occasion, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (await context.Notices.SingleOrDefaultAsync(n => n.Id == notice && n.State == NoticeState.Failed, token) is not { } open)
            {
                return false;
            }

            var now = time.GetUtcNow();
            var comment = await context.Comments.SingleAsync(c => c.Id == open.CommentId, token);
            (open.State, open.CheckedAt, open.Trouble) = (NoticeState.Delivered, now, null);
            await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Noted, by, occasion) { Note = CommentTexts.Called }, now, token);
            DeskWork.Audit(context, comment, by, "comment.called", occasion, detail: null, now);
            return true;
        },
        cancellationToken);
}

/// <param name="Notice">To be given when it is done.</param>
/// <param name="Code">Digits.</param>
/// <param name="Citizen">What officials call the citizen.</param>
/// <param name="HasPhone">A phone is known; it is opened with <c>CitizenContacts</c>.</param>
/// <param name="Text">What is to be said.</param>
/// <param name="Trouble">English.</param>
public sealed record CallLine(Guid Notice, string Code, string Commune, string Citizen, bool HasPhone, DateTimeOffset At, string Text, string Trouble);
