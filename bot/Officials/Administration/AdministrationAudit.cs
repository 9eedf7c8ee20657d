using CivicBot.Storage.Records;

namespace CivicBot.Officials.Administration;

/// <summary>Writes what administrators do into the audit (nhật ký thao tác).</summary>
internal static class AdministrationAudit
{
    public static void Add(RecordsContext context, string who, string? commune, string action, string subject, string? detail, DateTimeOffset now) =>
        context.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(), At = now, Who = who, Commune = commune, Action = action, Subject = subject, Detail = detail });

    /// <summary>Where nothing else is written along with it.</summary>
    public static Task WriteAsync(RecordsDatabase records, string who, string? commune, string action, string subject, string? detail, DateTimeOffset now, CancellationToken cancellationToken) => records.WriteAsync(
        (context, _) =>
        {
            Add(context, who, commune, action, subject, detail, now);
            return Task.FromResult(0);
        },
        cancellationToken);
}
