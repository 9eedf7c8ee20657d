using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments;

/// <summary>What is written of one change.</summary>
/// <param name="Occasion">Stable key; the same again changes nothing.</param>
/// <param name="Tells">Whether the citizens concerned are told: who wrote it, who joined, and whoever wrote a duplicate of it.</param>
public sealed record StoryLine(ChangeKind Kind, Actor By, string Occasion, bool Tells = false)
{
    /// <summary>The author knows already, because the author did it; who joined is told.</summary>
    public bool TellsOthers { get; init; }

    /// <summary>Nobody is told before; null: at once.</summary>
    public DateTimeOffset? TellNotBefore { get; init; }

    public CommentState? From { get; init; }

    public CommentState? To { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }

    public string? LegalGround { get; init; }

    public string? Checked { get; init; }

    public string? Target { get; init; }

    public DateOnly? Date { get; init; }

    public int? Stars { get; init; }
}

/// <summary>Writes the story of comments (diễn biến), and in the same transaction who is to be told of it.</summary>
public static class CommentStory
{
    /// <summary>Whether this occasion was written before.</summary>
    public static Task<bool> IsKnownAsync(RecordsContext records, string occasion, CancellationToken cancellationToken) =>
        records.Changes.AnyAsync(change => change.Occasion == occasion, cancellationToken);

    /// <summary>Adds a line, and where it tells, a notice for the citizen and for each who joined.</summary>
    /// <param name="now">UTC.</param>
    public static async Task<CommentChange> AppendAsync(RecordsContext records, Comment comment, StoryLine line, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await records.Changes.Where(change => change.CommentId == comment.Id).MaxAsync(change => (int?)change.Number, cancellationToken) ?? 0;
        var added = records.Changes.Local.Where(change => change.CommentId == comment.Id).Select(change => change.Number).DefaultIfEmpty(0).Max();
        var change = new CommentChange
        {
            Id = RecordIds.For("change", line.Occasion),
            CommentId = comment.Id,
            Number = Math.Max(stored, added) + 1,
            Kind = line.Kind,
            At = now,
            ByKind = line.By.Kind,
            By = line.By.Kind == ActorKind.Citizen ? "" : line.By.Name,
            From = line.From,
            To = line.To,
            Text = line.Text,
            Note = line.Note,
            LegalGround = line.LegalGround,
            Checked = line.Checked,
            Target = line.Target,
            Date = line.Date,
            Stars = line.Stars,
            Occasion = line.Occasion,
        };
        records.Changes.Add(change);
        comment.ChangedAt = now;
        comment.Stars = line.Stars ?? comment.Stars;
        foreach (var citizen in await ConcernedAsync(records, comment, line, cancellationToken))
        {
            records.Notices.Add(new Notice
            {
                Id = RecordIds.For("notice", $"{change.Id}\n{citizen}"),
                ChangeId = change.Id,
                CommentId = comment.Id,
                CitizenId = citizen,
                At = change.At,
                NotBefore = line.TellNotBefore,
            });
        }

        return change;
    }

    /// <summary>Each citizen once, also who wrote it and joined it.</summary>
    private static async Task<IReadOnlyList<Guid>> ConcernedAsync(RecordsContext records, Comment comment, StoryLine line, CancellationToken cancellationToken)
    {
        if (!line.Tells && !line.TellsOthers)
        {
            return [];
        }

        var duplicates = line.Tells
            ? await records.Comments.Where(c => c.DuplicateOfId == comment.Id).Select(c => new Author(c.Id, c.CitizenId)).ToListAsync(cancellationToken)
            : [];
        Guid[] comments = [comment.Id, .. duplicates.Select(d => d.Comment)];
        var joined = await records.Supports.Where(s => comments.Contains(s.CommentId)).Select(s => s.CitizenId).ToListAsync(cancellationToken);
        var all = joined.Concat(duplicates.Select(d => d.Citizen)).Append(comment.CitizenId).OfType<Guid>().Distinct();
        return [.. all.Where(citizen => line.Tells || citizen != comment.CitizenId)];
    }

    private sealed record Author(Guid Comment, Guid? Citizen);
}
