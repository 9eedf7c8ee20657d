using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Officials.Chat;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Intake;

/// <summary>Carries out what citizens ask of the records, by the same table of steps as officials.</summary>
public sealed class CitizenRequests(RecordsDatabase records, CommentFiling filing, CommentDesk desk, CitizenContacts contacts, DataSeal seal, TimeProvider time)
{
    /// <summary>All of them in one transaction.</summary>
    public Task<IReadOnlyList<CitizenRequestResult>> ApplyAsync(IntakeTurn turn, IReadOnlyList<CitizenRequest> asked, CancellationToken cancellationToken) =>
        records.WriteAsync(
            async (context, token) =>
            {
                var results = new List<CitizenRequestResult>();
                foreach (var (request, index) in asked.Select((request, index) => (request, index)))
                {
                    results.Add(await ApplyAsync(new Work(context, turn, $"{turn.Prefix}{index}", time.GetUtcNow()), request, token));

                    // A comment filed or moved by one request is met by the next.
                    await context.SaveChangesAsync(token);
                }

                return (IReadOnlyList<CitizenRequestResult>)results;
            },
            cancellationToken);

    private Task<CitizenRequestResult> ApplyAsync(Work work, CitizenRequest request, CancellationToken cancellationToken) => request switch
    {
        CitizenRequest.File file => FileAsync(work, file, cancellationToken),
        CitizenRequest.Join join => JoinAsync(work, join, cancellationToken),
        CitizenRequest.Add add => OnOwnAsync(work, add.Code, comment => AddAsync(work, comment, add, cancellationToken), cancellationToken),
        CitizenRequest.Withdraw withdraw => OnOwnAsync(
            work, withdraw.Code, comment => ActAsync(work, comment, new CommentAction.Withdraw(withdraw.Reason), cancellationToken), cancellationToken),
        CitizenRequest.Contest contest => OnOwnAsync(
            work, contest.Code, comment => ActAsync(work, comment, new CommentAction.Reopen(contest.Reason), cancellationToken), cancellationToken),
        CitizenRequest.Rate rate => OnOwnAsync(work, rate.Code, comment => RateAsync(work, comment, rate, cancellationToken), cancellationToken),
        CitizenRequest.AnswerQuestion answer => OnOwnAsync(work, answer.Code, comment => AnswerAsync(work, comment, answer, cancellationToken), cancellationToken),
        CitizenRequest.GiveContact contact => OnOwnAsync(work, contact.Code, comment => ContactAsync(work, comment, contact, cancellationToken), cancellationToken),
        CitizenRequest.StayAnonymous hide => OnOwnAsync(work, hide.Code, comment => HideAsync(work, comment, cancellationToken), cancellationToken),
        CitizenRequest.LinkOfficial link => LinkAsync(work, link, cancellationToken),
        _ => throw new InvalidOperationException($"The records know no request of kind {request.GetType().Name}."),
    };

    private async Task<CitizenRequestResult> LinkAsync(Work work, CitizenRequest.LinkOfficial link, CancellationToken cancellationToken) =>
        new CitizenRequestResult.OfficialLinked(await OfficialChats.UseAsync(work.Context, seal, work.Turn, link.Code, work.Now, cancellationToken));

    private async Task<CitizenRequestResult> FileAsync(Work work, CitizenRequest.File file, CancellationToken cancellationToken)
    {
        var citizen = await CitizenAsync(work, cancellationToken);
        contacts.Keep(citizen, file.Name, file.Phone);

        // The day may have been cancelled, or known from a file only: then the comment is kept for the next one.
        var day = file.DayId is { } id && await work.Context.Days.AnyAsync(d => d.Id == id, cancellationToken) ? id : null;
        var filed = await filing.FileAsync(
            work.Context,
            new NewComment
            {
                Occasion = work.Occasion,
                Commune = work.Turn.Commune,
                Channel = string.Equals(work.Turn.Channel, "zalo", StringComparison.Ordinal) ? CommentChannel.Zalo : CommentChannel.WebChat,
                CitizenId = citizen.Id,
                Anonymous = file.Anonymous,
                Text = file.Text,
                Reading = file.Reading,
                Place = file.Place,
                Neighbourhood = file.Neighbourhood,
                Latitude = file.Latitude,
                Longitude = file.Longitude,
                DayId = day,
                Late = file.Late,
                By = Actor.Citizen,
                Confirmed = true,
                At = work.Now,
                Attachments = file.Attachments,
            },
            cancellationToken);
        return new CitizenRequestResult.Filed(filed.Code, filed.DayId ?? file.DayId, filed.Late);
    }

    private async Task<CitizenRequestResult> JoinAsync(Work work, CitizenRequest.Join join, CancellationToken cancellationToken)
    {
        if (await work.Context.Comments.FirstOrDefaultAsync(c => c.Code == join.Code, cancellationToken) is not { } comment)
        {
            return new CitizenRequestResult.NotFound(join.Code);
        }

        var citizen = await CitizenAsync(work, cancellationToken);
        if (comment.CitizenId != citizen.Id && !await work.Context.Supports.AnyAsync(s => s.CommentId == comment.Id && s.CitizenId == citizen.Id, cancellationToken))
        {
            work.Context.Supports.Add(new Support { Id = RecordIds.For("support", $"{comment.Id}\n{citizen.Id}"), CommentId = comment.Id, CitizenId = citizen.Id, At = work.Now });
            comment.Supporters++;
            await CommentStory.AppendAsync(
                work.Context, comment, new StoryLine(ChangeKind.Joined, Actor.Citizen, work.Occasion) { Note = join.Text }, work.Now, cancellationToken);
        }

        return new CitizenRequestResult.Joined(comment.Code, comment.Supporters + 1, comment.State);
    }

    private async Task<CitizenRequestResult> AddAsync(Work work, Comment comment, CitizenRequest.Add add, CancellationToken cancellationToken)
    {
        if (!await CommentStory.IsKnownAsync(work.Context, work.Occasion, cancellationToken))
        {
            comment.Latitude ??= add.Latitude;
            comment.Longitude ??= add.Longitude;
            await AddedAsync(work, comment, add.Text, add.Attachments, cancellationToken);
        }

        return Done(comment);
    }

    private async Task<CitizenRequestResult> AnswerAsync(Work work, Comment comment, CitizenRequest.AnswerQuestion answer, CancellationToken cancellationToken)
    {
        var words = work with { Occasion = $"{work.Occasion}/words" };
        if (!await CommentStory.IsKnownAsync(work.Context, words.Occasion, cancellationToken))
        {
            await AddedAsync(words, comment, answer.Text, answer.Attachments, cancellationToken);
        }

        // Where an officer went on meanwhile, the answer is kept all the same.
        return comment.State == CommentState.NeedsInformation ? await ActAsync(work, comment, new CommentAction.Resume(), cancellationToken) : Done(comment);
    }

    private async Task AddedAsync(Work work, Comment comment, string text, IReadOnlyList<NewAttachment> attachments, CancellationToken cancellationToken)
    {
        await CommentStory.AppendAsync(work.Context, comment, new StoryLine(ChangeKind.Added, Actor.Citizen, work.Occasion) { Text = text }, work.Now, cancellationToken);
        foreach (var (attachment, index) in attachments.Select((attachment, index) => (attachment, index)))
        {
            await filing.AttachAsync(work.Context, comment, attachment, $"{work.Occasion}/{index}", work.Now, cancellationToken);
        }
    }

    private static async Task<CitizenRequestResult> RateAsync(Work work, Comment comment, CitizenRequest.Rate rate, CancellationToken cancellationToken)
    {
        if (await CommentStory.IsKnownAsync(work.Context, work.Occasion, cancellationToken))
        {
            return Done(comment);
        }

        if (comment.State.IsOpen() || comment.State is CommentState.Withdrawn)
        {
            return new CitizenRequestResult.NotAllowed(comment.Code, comment.State);
        }

        await CommentStory.AppendAsync(
            work.Context, comment, new StoryLine(ChangeKind.Rated, Actor.Citizen, work.Occasion) { Stars = Math.Clamp(rate.Stars, 1, 5), Text = rate.Words }, work.Now, cancellationToken);
        return Done(comment);
    }

    /// <summary>By the desk's own rules: clocks, duplicates and whoever joined follow.</summary>
    private async Task<CitizenRequestResult> ActAsync(Work work, Comment comment, CommentAction action, CancellationToken cancellationToken) =>
        await desk.ActAsync(work.Context, new DeskVisit(comment.Code, Actor.Citizen, Version: null, work.Occasion), action, note: null, cancellationToken) switch
        {
            DeskOutcome.Done => Done(comment),
            _ => new CitizenRequestResult.NotAllowed(comment.Code, comment.State),
        };

    private async Task<CitizenRequestResult> ContactAsync(Work work, Comment comment, CitizenRequest.GiveContact contact, CancellationToken cancellationToken)
    {
        contacts.Keep(await CitizenAsync(work, cancellationToken), contact.Name, contact.Phone);
        if (!await CommentStory.IsKnownAsync(work.Context, work.Occasion, cancellationToken))
        {
            await CommentStory.AppendAsync(
                work.Context, comment, new StoryLine(ChangeKind.Noted, Actor.Citizen, work.Occasion) { Note = IntakeTexts.ContactGiven }, work.Now, cancellationToken);
        }

        return Done(comment);
    }

    private static async Task<CitizenRequestResult> HideAsync(Work work, Comment comment, CancellationToken cancellationToken)
    {
        if (!await CommentStory.IsKnownAsync(work.Context, work.Occasion, cancellationToken))
        {
            comment.Anonymous = true;
            await CommentStory.AppendAsync(
                work.Context, comment, new StoryLine(ChangeKind.Noted, Actor.Citizen, work.Occasion) { Note = IntakeTexts.WantsAnonymity }, work.Now, cancellationToken);
        }

        return Done(comment);
    }

    private static async Task<CitizenRequestResult> OnOwnAsync(Work work, string code, Func<Comment, Task<CitizenRequestResult>> act, CancellationToken cancellationToken)
    {
        var citizen = await work.Context.Citizens.Where(c => c.Pseudonym == work.Turn.Citizen).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
        return citizen is not null && await work.Context.Comments.FirstOrDefaultAsync(c => c.Code == code && c.CitizenId == citizen, cancellationToken) is { } comment
            ? await act(comment)
            : new CitizenRequestResult.NotFound(code);
    }

    private async Task<Citizen> CitizenAsync(Work work, CancellationToken cancellationToken)
    {
        if (await work.Context.Citizens.FirstOrDefaultAsync(c => c.Pseudonym == work.Turn.Citizen, cancellationToken) is { } known)
        {
            return known;
        }

        var id = RecordIds.For("citizen", work.Turn.Citizen);
        var citizen = new Citizen
        {
            Id = id,
            Commune = work.Turn.Commune,
            Pseudonym = work.Turn.Citizen,
            Label = CitizenContacts.LabelOf(id),
            Channel = work.Turn.Channel,
            SealedConversation = seal.Seal(work.Turn.Conversation, id),
            SinceAt = work.Now,
        };
        work.Context.Citizens.Add(citizen);
        return citizen;
    }

    private static CitizenRequestResult.Done Done(Comment comment) => new(comment.Code, comment.State);

    private sealed record Work(RecordsContext Context, IntakeTurn Turn, string Occasion, DateTimeOffset Now);
}
