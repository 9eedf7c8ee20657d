using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Comments.Attachments;

/// <summary>Says when what citizens sent stays at the channel: its addresses die there, and with them the photos.</summary>
internal sealed class AttachmentsHealth(RecordsDatabase records, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var before = time.GetUtcNow() - Long;
        await using var look = records.Read();
        var late = look.Attachments.Where(a => a.State == AttachmentState.Waiting && a.AddedAt < before);
        return await late.CountAsync(cancellationToken) is > 0 and var count
            ? HealthCheckResult.Degraded($"{count} photo(s) or file(s) could not be fetched for more than an hour: {await ReasonAsync(late, cancellationToken)}.")
            : HealthCheckResult.Healthy("What citizens send is fetched.");
    }

    private static async Task<string> ReasonAsync(IQueryable<Attachment> late, CancellationToken cancellationToken) =>
        await late.Where(a => a.Trouble != null).OrderByDescending(a => a.AddedAt).Select(a => a.Trouble).FirstOrDefaultAsync(cancellationToken) ?? "they are being tried";
}
