using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Digests.Sending;

/// <summary>Says when digests do not reach their readers: what waits for longer than a quarter of an hour, and what was refused in the last days.</summary>
internal sealed class SendingHealth(RecordsDatabase records, IOptions<Mail.MailOptions> mail, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var (late, recently) = (now - Long, now - Recent);
        await using var look = records.Read();
        var waiting = look.DigestDeliveries.Where(delivery => delivery.State == DeliveryState.Waiting && delivery.Channel == DeliveryChannel.Mail)
            .Join(look.DigestSendings.Where(sending => sending.At < late), delivery => delivery.SendingId, sending => sending.Id, (delivery, _) => delivery);
        var count = await waiting.CountAsync(cancellationToken);
        var refused = await look.DigestDeliveries.CountAsync(
            delivery => (delivery.State == DeliveryState.Refused || delivery.State == DeliveryState.Overtaken) && delivery.DoneAt > recently, cancellationToken);
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["on"] = mail.Value.IsOn, ["waiting"] = count, ["refused"] = refused };
        string?[] complaints =
        [
            count > 0 ? $"{count} mail(s) with digests wait for more than a quarter of an hour: {(mail.Value.IsOn ? await ReasonAsync(waiting, cancellationToken) : "Mail__Host is empty")}" : null,
            refused > 0 ? $"{refused} mail(s) with digests could not be delivered in the last three days (page /officials/digests/schedule)" : null,
        ];
        var said = string.Join("; ", complaints.OfType<string>());
        return said.Length > 0
            ? HealthCheckResult.Degraded(said, data: data)
            : HealthCheckResult.Healthy(mail.Value.IsOn ? "Digests reach their readers." : "Mail is off (Mail__Host is empty).", data);
    }

    private static async Task<string> ReasonAsync(IQueryable<DigestDelivery> waiting, CancellationToken cancellationToken) =>
        await waiting.Where(delivery => delivery.Trouble != null).OrderByDescending(delivery => delivery.NotBefore).Select(delivery => delivery.Trouble).FirstOrDefaultAsync(cancellationToken)
        ?? "they are being tried";
}
