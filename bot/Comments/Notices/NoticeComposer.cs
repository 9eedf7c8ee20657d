using System.Globalization;
using System.Security.Cryptography;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using CivicBot.Messaging.Proactive;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Notices;

/// <summary>Makes of a notice what is said and to whom.</summary>
public sealed class NoticeComposer(ICommuneDirectory communes, DataSeal seal, IOptions<NoticeOptions> options)
{
    /// <returns>Null where the change, the comment's words or the citizen are gone, or where there is nothing to tell.</returns>
    internal async Task<ComposedNotice?> ComposeAsync(RecordsContext context, Notice notice, CancellationToken cancellationToken)
    {
        var change = await context.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == notice.ChangeId, cancellationToken);
        var comment = await context.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == notice.CommentId, cancellationToken);
        var citizen = await context.Citizens.AsNoTracking().SingleOrDefaultAsync(c => c.Id == notice.CitizenId, cancellationToken);
        if (change is null || comment is null || citizen is null)
        {
            return null;
        }

        var (reader, own) = await ReaderAsync(context, comment, citizen.Id, cancellationToken);
        return NoticeTexts.Of(NameOf(comment.Commune), comment, change, reader, own) is { } text ? new ComposedNotice(notice, comment, change, citizen, text) : null;
    }

    /// <summary>The message for the channel; null where the citizen has none.</summary>
    /// <exception cref="CryptographicException">The key is not the one that the address was sealed with.</exception>
    internal ProactiveMessage? MessageOf(ComposedNotice composed)
    {
        if (composed.Citizen is not { Channel: { } channel, SealedConversation: { } address })
        {
            return null;
        }

        return new ProactiveMessage(KeyOf(composed.Notice), channel, seal.Open(address, composed.Citizen.Id), [ActivityOf(composed.Text)]) { Zns = ZnsOf(composed) };
    }

    /// <summary>The same for ever: the channel says it once.</summary>
    internal static string KeyOf(Notice notice) => $"notice:{notice.Id:N}";

    private static async Task<(NoticeReader Reader, string Own)> ReaderAsync(RecordsContext context, Comment comment, Guid citizen, CancellationToken cancellationToken)
    {
        if (comment.CitizenId == citizen)
        {
            return (NoticeReader.Author, comment.Code);
        }

        if (await context.Supports.AnyAsync(s => s.CommentId == comment.Id && s.CitizenId == citizen, cancellationToken))
        {
            return (NoticeReader.Supporter, comment.Code);
        }

        var duplicate = await context.Comments
            .Where(c => c.DuplicateOfId == comment.Id && (c.CitizenId == citizen || context.Supports.Any(s => s.CommentId == c.Id && s.CitizenId == citizen)))
            .OrderBy(c => c.ReceivedAt)
            .Select(c => c.Code)
            .FirstOrDefaultAsync(cancellationToken);
        return duplicate is null ? (NoticeReader.Supporter, comment.Code) : (NoticeReader.OfDuplicate, duplicate);
    }

    private static Activity ActivityOf(NoticeText text)
    {
        var activity = new Activity(ActivityTypes.Message) { Text = text.Text, TextFormat = TextFormatTypes.Plain, Locale = "vi-VN" };
        if (text.Phrases.Count > 0)
        {
            activity.SuggestedActions = new SuggestedActions { Actions = [.. text.Phrases.Select(p => new CardAction { Type = ActionTypes.ImBack, Title = p, Value = p })] };
        }

        return activity;
    }

    private ZnsNotice? ZnsOf(ComposedNotice composed)
    {
        if (options.Value.TemplateId is not { Length: > 0 } template || composed.Citizen.SealedPhone is not { } phone)
        {
            return null;
        }

        var values = options.Value.Parameters.ToDictionary(p => p.Key, p => ValueOf(composed, p.Value), StringComparer.Ordinal);
        return new ZnsNotice(template, seal.Open(phone, composed.Citizen.Id), values, $"notice-{composed.Notice.Id:N}");
    }

    private string ValueOf(ComposedNotice composed, string what) => what switch
    {
        NoticeOptions.Code => CommentCode.Show(composed.Comment.Code),
        NoticeOptions.State => CommentTexts.StateName(composed.Change.To ?? composed.Comment.State),
        NoticeOptions.Date => VietnamTime.DateOf(composed.Change.At).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        NoticeOptions.Commune => NameOf(composed.Comment.Commune),
        _ => throw new InvalidOperationException($"Unknown value '{what}' of a template."),
    };

    private string NameOf(string commune) => communes.Find(commune)?.Name ?? NoticeTexts.UnnamedCommune;
}

/// <summary>A notice with what it is about and what is said.</summary>
internal sealed record ComposedNotice(Notice Notice, Comment Comment, CommentChange Change, Citizen Citizen, NoticeText Text);
