using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Conversation.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Privacy;

/// <summary>A citizen's own data in words (quyền xem dữ liệu của mình, Personal Data Protection Law 2025).</summary>
public sealed class CitizenExport(RecordsDatabase records, CitizenContacts contacts, INotes notes)
{
    /// <param name="pseudonym">Of the citizen.</param>
    /// <returns>Plain text of any length, paragraphs separated by an empty line; no internal ids.</returns>
    public async Task<string> TextAsync(string pseudonym, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var paragraphs = new List<string>();
        if (await context.Citizens.SingleOrDefaultAsync(citizen => citizen.Pseudonym == pseudonym, cancellationToken) is { } citizen)
        {
            var contact = contacts.Of(citizen);
            paragraphs.Add(Lines(contact.IsEmpty ? TextsPrivacy.NoContact : TextsPrivacy.Contact(contact.Name, contact.Phone), TextsPrivacy.Since(citizen.SinceAt)));
            paragraphs.AddRange(await CommentsAsync(context, citizen, cancellationToken));
        }

        if (await context.OfficialChats.Where(chat => chat.Pseudonym == pseudonym).Select(chat => (DateTimeOffset?)chat.Since).SingleOrDefaultAsync(cancellationToken) is { } since)
        {
            paragraphs.Add(TextsPrivacy.OfficialChat(since));
        }

        paragraphs.AddRange(notes.Of(pseudonym).Select(note => Lines([TextsPrivacy.Note(note.Code, note.LeftAt), note.Text, .. note.Additions.Select(addition => addition.Text)])));
        return paragraphs.Count == 0 ? TextsPrivacy.NothingKept : string.Join("\n\n", [TextsPrivacy.OwnDataHead, .. paragraphs, TextsPrivacy.OwnDataEnd]);
    }

    private static async Task<List<string>> CommentsAsync(RecordsContext context, Citizen citizen, CancellationToken cancellationToken)
    {
        var paragraphs = new List<string>();
        var comments = await context.Comments.Where(comment => comment.CitizenId == citizen.Id).OrderBy(comment => comment.ReceivedAt).ThenBy(comment => comment.Id).ToListAsync(cancellationToken);
        foreach (var comment in comments)
        {
            var attachments = await context.Attachments.CountAsync(attachment => attachment.CommentId == comment.Id, cancellationToken);
            var story = await context.Changes.Where(change => change.CommentId == comment.Id).OrderBy(change => change.Number).ToListAsync(cancellationToken);
            paragraphs.Add(Lines(
            [
                TextsPrivacy.Comment(comment.Code, comment.ReceivedAt, comment.State, comment.Anonymous),
                comment.Text,
                comment.Place is { } place ? TextsPrivacy.Place(place) : "",
                attachments > 0 ? TextsPrivacy.Attachments(attachments) : "",
                .. story.Select(Line),
            ]));
        }

        var joined = await context.Supports.Where(support => support.CitizenId == citizen.Id)
            .Join(context.Comments, support => support.CommentId, comment => comment.Id, (_, comment) => comment.Code)
            .OrderBy(code => code).ToListAsync(cancellationToken);
        paragraphs.AddRange(joined.Select(TextsPrivacy.Joined));
        return paragraphs;
    }

    /// <summary>What the citizen may read of a change: answers and the own words, never internal notes.</summary>
    private static string Line(CommentChange change) => (change.Stars, change.Text) switch
    {
        ({ } stars, _) => TextsPrivacy.Rated(stars),
        (_, { Length: > 0 } text) => $"{(change.ByKind == ActorKind.Citizen ? TextsPrivacy.Added : TextsPrivacy.Answered)}: {text}",
        _ => "",
    };

    private static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
