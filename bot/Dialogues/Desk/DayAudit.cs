using CivicBot.Comments.Life;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Dialogues.Desk;

/// <summary>The audit trail of dialogue days and programmes; its ids also tell whether an occasion was seen before.</summary>
internal static class DayAudit
{
    /// <returns>What the occasion was about; null where it is new.</returns>
    public static Task<string?> SubjectOfAsync(RecordsContext context, string occasion, CancellationToken cancellationToken)
    {
        var id = Id(occasion);
        return context.Audit.Where(entry => entry.Id == id).Select(entry => entry.Subject).FirstOrDefaultAsync(cancellationToken);
    }

    /// <param name="detail">States, names of fields, counts; never words of people.</param>
    public static void Add(RecordsContext context, string occasion, Actor by, string? commune, string action, string subject, string? detail, DateTimeOffset now) =>
        context.Audit.Add(new AuditEntry { Id = Id(occasion), At = now, Who = by.Name, Commune = commune, Action = action, Subject = subject, Detail = detail });

    /// <summary>Who changed something last.</summary>
    public static Task<string?> LastAsync(RecordsContext context, string subject, CancellationToken cancellationToken) =>
        context.Audit.Where(entry => entry.Subject == subject).OrderByDescending(entry => entry.At).Select(entry => entry.Who).FirstOrDefaultAsync(cancellationToken);

    private static Guid Id(string occasion) => RecordIds.For("audit", occasion);
}
