using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments;

/// <summary>What is written of one change.</summary>
/// <param name="Occasion">Stable key; the same again changes nothing.</param>
/// <param name="Tells">Whether the citizens concerned are told.</param>
public sealed record StoryLine(ChangeKind Kind, Actor By, string Occasion, bool Tells = false)
{
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
        if (line.Tells)
        {
            await TellAsync(records, comment, change, cancellationToken);
        }

        return change;
    }

    private static async Task TellAsync(RecordsContext records, Comment comment, CommentChange change, CancellationToken cancellationToken)
    {
        var citizens = await records.Supports
            .Where(support => support.CommentId == comment.Id && support.CitizenId != null)
            .Select(support => support.CitizenId!.Value)
            .ToListAsync(cancellationToken);
        if (comment.CitizenId is { } author)
        {
            citizens.Add(author);
        }

        foreach (var citizen in citizens.Distinct())
        {
            records.Notices.Add(new Notice
            {
                Id = RecordIds.For("notice", $"{change.Id}\n{citizen}"),
                ChangeId = change.Id,
                CommentId = comment.Id,
                CitizenId = citizen,
                At = change.At,
            });
        }
    }
}
