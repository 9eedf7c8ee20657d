using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Templates;

/// <summary>A template as a person filled it in.</summary>
/// <param name="Id">Null: a new one.</param>
/// <param name="Topic">Topic id; null: every topic.</param>
/// <param name="Version">What the person saw; null for a new one.</param>
public sealed record TemplateForm(Guid? Id, string Commune, string? Topic, string? Title, string? Text, int? Version);

/// <summary>The answers that a commune's officials give often (mẫu trả lời).</summary>
public sealed class AnswerTemplates(RecordsDatabase records, TimeProvider time)
{
    public const int LongestTitle = 120;
    public const int LongestText = 4000;

    /// <summary>Those of a topic before those of every topic, by title.</summary>
    /// <param name="topic">Topic id; null: all templates of the commune.</param>
    public async Task<IReadOnlyList<AnswerTemplate>> ListAsync(string commune, string? topic, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var found = await context.AnswerTemplates.Where(one => one.Commune == commune && (topic == null || one.Topic == null || one.Topic == topic)).ToListAsync(cancellationToken);
        return [.. found.OrderBy(one => one.Topic is null).ThenBy(one => one.Topic, StringComparer.Ordinal).ThenBy(one => one.Title, StringComparer.Ordinal).ThenBy(one => one.Id)];
    }

    /// <param name="occasion">Stable key of the click; a new template is made once.</param>
    /// <returns>Why it cannot be, one Vietnamese sentence; null: kept.</returns>
    public Task<string?> SaveAsync(TemplateForm form, Actor by, string occasion, CancellationToken cancellationToken) => ProblemOf(form) is { } problem
        ? Task.FromResult<string?>(problem)
        : records.WriteAsync(
            async (context, token) =>
            {
                var (title, text) = (form.Title!.Normalize().Trim(), form.Text!.Normalize().Trim());
                var id = form.Id ?? RecordIds.For("answer-template", occasion);
                var kept = await context.AnswerTemplates.FindAsync([id], token);
                switch (kept)
                {
                    case null when form.Id is not null:
                        return TemplateTexts.IsGone;
                    case null:
                        context.AnswerTemplates.Add(new AnswerTemplate
                        {
                            Id = id, Commune = form.Commune, Topic = form.Topic, Title = title, Text = text, ChangedBy = by.Name, ChangedAt = time.GetUtcNow(),
                        });
                        break;
                    case { } other when other.Commune != form.Commune:
                        return TemplateTexts.IsGone;
                    case { } changed when form.Version is { } seen && changed.Version != seen:
                        return TemplateTexts.ChangedMeanwhile(changed.ChangedBy);
                    default:
                        (kept.Topic, kept.Title, kept.Text, kept.ChangedBy, kept.ChangedAt) = (form.Topic, title, text, by.Name, time.GetUtcNow());
                        break;
                }

                Audit(context, form.Commune, id, by, "template.save", occasion);
                return null;
            },
            cancellationToken);

    /// <returns>The template as it was, so that it can be put back; null: there is none.</returns>
    public Task<AnswerTemplate?> DeleteAsync(Guid id, string commune, Actor by, string occasion, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (await context.AnswerTemplates.SingleOrDefaultAsync(one => one.Id == id && one.Commune == commune, token) is not { } kept)
            {
                return null;
            }

            context.AnswerTemplates.Remove(kept);
            Audit(context, commune, id, by, "template.delete", occasion);
            return kept;
        },
        cancellationToken);

    private static string? ProblemOf(TemplateForm form) => form switch
    {
        _ when string.IsNullOrWhiteSpace(form.Title) => TemplateTexts.NeedsTitle,
        _ when string.IsNullOrWhiteSpace(form.Text) => TemplateTexts.NeedsText,
        { Title.Length: > LongestTitle } => TemplateTexts.TitleTooLong(LongestTitle),
        { Text.Length: > LongestText } => TemplateTexts.TextTooLong(LongestText),
        { Topic: { } topic } when !TopicScheme.Ids.Contains(topic, StringComparer.Ordinal) => CommentTexts.UnknownTopic(topic),
        _ when AnswerPlaceholders.UnknownIn(form.Text) is [var unknown, ..] => TemplateTexts.UnknownPlaceholder(unknown),
        _ => null,
    };

    private void Audit(RecordsContext context, string commune, Guid id, Actor by, string action, string occasion)
    {
        var entry = RecordIds.For("audit", $"{action}/{occasion}");
        if (context.Audit.Find(entry) is null)
        {
            context.Audit.Add(new AuditEntry { Id = entry, At = time.GetUtcNow(), Who = by.Name, Commune = commune, Action = action, Subject = id.ToString() });
        }
    }
}
