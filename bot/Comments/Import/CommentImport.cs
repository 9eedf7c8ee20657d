using System.Globalization;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Comments;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Import;

/// <summary>
/// Takes comments from lists on paper or in spreadsheets (nhập danh sách ý kiến). Each row is one transaction with its outcome; a row that is wrong is named and keeps no other from coming in.
/// A row is known again by what it says, so the same list, also a longer or re-sorted one, brings in only what is new.
/// </summary>
public sealed class CommentImport(RecordsDatabase records, CommentFiling filing, CitizenContacts contacts, CitizenPseudonyms pseudonyms, ICommuneDirectory communes, TimeProvider time)
{
    /// <param name="understanding">Reads what the list does not say.</param>
    /// <exception cref="ImportFileException">The file cannot be read, or commune or day do not exist; nothing was stored.</exception>
    public async Task<ImportReport> RunAsync(ImportOrder order, CommentUnderstanding understanding, CancellationToken cancellationToken)
    {
        var list = CommentList.Read(order.FileName, order.Content, order.Sheet);
        var context = await ContextAsync(order, understanding, cancellationToken);
        var report = new ImportReport { UnknownHeaders = list.UnknownHeaders };
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in list.Rows)
        {
            var (problems, remarks) = (new List<string>(), new List<string>());
            if (ListedComment.Of(row, list.UsesDatesFrom1904, context, problems, remarks) is { } listed)
            {
                // Two people may say the same words on the same day: the second time in one list is another comment.
                seen[listed.Content] = seen.GetValueOrDefault(listed.Content) + 1;
                var occasion = $"import/{pseudonyms.OfTurn(listed.Content)}/{seen[listed.Content].ToString(CultureInfo.InvariantCulture)}";
                report.Count(await FileAsync(order, listed, occasion, problems, cancellationToken), listed.Row);
            }

            report.Note(row.Number, problems, remarks);
        }

        return report;
    }

    private async Task<ImportContext> ContextAsync(ImportOrder order, CommentUnderstanding understanding, CancellationToken cancellationToken)
    {
        var snapshot = communes.Current;
        var commune = order.Commune is null ? snapshot.Default : communes.Find(order.Commune) ?? throw new ImportFileException($"No commune file is named '{order.Commune}'.");
        await using var read = records.Read();
        var days = await read.Days.ToListAsync(cancellationToken);
        return order.DayId is null || days.Exists(day => day.Id == order.DayId && day.Commune == commune.Id)
            ? new ImportContext(
                snapshot.Communes, commune, days, order.DayId, understanding.Read, new ImportTopics(understanding.Scheme), VietnamTime.ToVietnam(time.GetUtcNow()))
            : throw new ImportFileException($"'{order.DayId}' is no dialogue day of {commune.Id}; plan it first (days plan), or leave --day away.");
    }

    /// <returns>Null where it could not be filed; the problem is named.</returns>
    private async Task<FiledComment?> FileAsync(ImportOrder order, ListedComment listed, string occasion, List<string> problems, CancellationToken cancellationToken)
    {
        if (order.DryRun)
        {
            return await TryAsync(listed, occasion, problems, cancellationToken);
        }

        var (filed, why) = await records.WriteAsync((context, token) => FileAsync(context, order, listed, occasion, token), cancellationToken);
        problems.AddRange(why);
        return filed;
    }

    /// <summary>Finds out what would become of a row, and stores nothing.</summary>
    private async Task<FiledComment?> TryAsync(ListedComment listed, string occasion, List<string> problems, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var id = RecordIds.For("comment", occasion);
        var there = await context.Comments.AnyAsync(comment => comment.Id == id, cancellationToken);
        var code = CommentCode.For(occasion, attempt: 0);
        return Decide(CommentState.Received, code, listed, problems) is LifeDecision.NotAllowed
            ? null
            : new FiledComment(id, code, listed.Reading.Masked, listed.Topics ?? listed.Reading.Topics.Assigned, listed.Place, listed.DayId, Late: false, RecurrenceOf: null, there);
    }

    private async Task<(FiledComment? Filed, IReadOnlyList<string> Problems)> FileAsync(
        RecordsContext context, ImportOrder order, ListedComment listed, string occasion, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var id = RecordIds.For("comment", occasion);
        var citizen = await context.Comments.AnyAsync(comment => comment.Id == id, cancellationToken)
            ? null
            : await contacts.FindOrAddAsync(context, listed.Commune.Id, listed.Name, listed.Phone, occasion, listed.At.ToUniversalTime(), cancellationToken);
        var filed = await filing.FileAsync(context, New(order, listed, occasion, citizen?.Id), cancellationToken);
        if (filed.AlreadyThere)
        {
            return (filed, problems);
        }

        var comment = context.Comments.Local.Single(c => c.Id == filed.Id);
        if (listed.Note is { } note)
        {
            await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Noted, Actor.Official(order.By), $"{occasion}/note") { Note = note }, listed.At.ToUniversalTime(), cancellationToken);
        }

        switch (Decide(comment.State, comment.Code, listed, problems))
        {
            case LifeDecision.NotAllowed:
                // The row is wrong as a whole: nothing of it is kept, so that the corrected row comes in as one.
                context.ChangeTracker.Clear();
                return (null, problems);
            case LifeDecision.Allowed allowed:
                await FollowAsync(context, order, comment, listed, allowed, occasion, cancellationToken);
                break;
        }

        context.Audit.Add(new AuditEntry
        {
            Id = RecordIds.For("audit", occasion),
            At = time.GetUtcNow(),
            Who = order.By,
            Commune = comment.Commune,
            Action = "comment.import",
            Subject = comment.Code,
            Detail = comment.State.WireName(),
        });
        return (filed, problems);
    }

    private static LifeDecision? Decide(CommentState state, string code, ListedComment listed, List<string> problems)
    {
        if (listed.Outcome is not { } action)
        {
            return null;
        }

        var decision = CommentLife.Decide(state, code, action, ActorKind.Official, listed.OutcomeAt);
        if (decision is LifeDecision.NotAllowed refused)
        {
            problems.Add(TextsImport.ResultNotPossible(action.To, refused.Why));
        }

        return decision;
    }

    /// <summary>What was done before the list came: it is written down, and nobody is told anew.</summary>
    private async Task FollowAsync(
        RecordsContext context, ImportOrder order, Comment comment, ListedComment listed, LifeDecision.Allowed allowed, string occasion, CancellationToken cancellationToken)
    {
        var at = listed.OutcomeAt.ToUniversalTime();
        var line = CommentStep.Line(allowed with { TellsCitizen = false }, listed.Outcome!, Actor.Official(order.By), $"{occasion}/outcome", note: null);
        await CommentStory.AppendAsync(context, comment, line, at, cancellationToken);
        CommentStep.Apply(comment, allowed, listed.Outcome!, at, new WorkingDays(communes.Current.Holidays, listed.Commune.Closures));
    }

    private static NewComment New(ImportOrder order, ListedComment listed, string occasion, Guid? citizen) => new()
    {
        Occasion = occasion,
        Commune = listed.Commune.Id,
        Channel = listed.Channel,
        CitizenId = citizen,
        Anonymous = listed.Anonymous,
        Text = listed.Text,
        Reading = listed.Reading,
        Topics = listed.Topics,
        Place = listed.Place,
        Neighbourhood = listed.Neighbourhood,
        DayId = listed.DayId,
        By = Actor.Official(order.By),
        Confirmed = false,
        At = listed.At.ToUniversalTime(),
        Source = TextsImport.Source(order.FileName, listed.Row),
    };
}
