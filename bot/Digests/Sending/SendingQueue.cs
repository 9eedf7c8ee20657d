using System.Globalization;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Digests.Sending;

/// <summary>Writes sendings with their deliveries; always inside the caller's transaction.</summary>
internal static class SendingQueue
{
    /// <summary>Who gets this digest by the list of recipients, by name.</summary>
    public static async Task<IReadOnlyList<DigestRecipient>> RecipientsAsync(RecordsContext context, string commune, DigestKind kind, string addressee, CancellationToken cancellationToken)
    {
        var roles = RecipientRoles.Of(kind).ToList();
        return await context.DigestRecipients
            .Where(recipient => recipient.Commune == commune && roles.Contains(recipient.Role) && (addressee == "" || recipient.Addressee == addressee))
            .OrderBy(recipient => recipient.Name).ThenBy(recipient => recipient.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>One delivery for each address, and one in Zalo for each linked account. A person on the list in two roles gets one.</summary>
    /// <param name="occasion">Of the sending.</param>
    public static async Task<IReadOnlyList<DigestDelivery>> DeliveriesAsync(
        RecordsContext context, IReadOnlyList<DigestRecipient> recipients, string occasion, bool mailIsOn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sending = IdOf(occasion);
        var accounts = recipients.Select(recipient => recipient.AccountId).OfType<Guid>().ToList();
        var linked = await context.OfficialChats.Where(chat => accounts.Contains(chat.Id)).Select(chat => chat.Id).ToListAsync(cancellationToken);
        return
        [
            .. mailIsOn ? recipients.DistinctBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase).Select(recipient => Delivery(DeliveryChannel.Mail, recipient.Name, recipient.Address)) : [],
            .. recipients.Where(recipient => recipient.AccountId is { } account && linked.Contains(account)).DistinctBy(recipient => recipient.AccountId)
                .Select(recipient => Delivery(DeliveryChannel.Zalo, recipient.Name, recipient.AccountId!.Value.ToString("D", CultureInfo.InvariantCulture))),
        ];

        DigestDelivery Delivery(DeliveryChannel channel, string name, string address) => new()
        {
            Id = RecordIds.For("delivery", $"{occasion}\n{channel}\n{address}"),
            SendingId = sending,
            Channel = channel,
            Name = name,
            Address = address,
            State = DeliveryState.Waiting,
            NotBefore = now,
        };
    }

    public static Guid IdOf(string occasion) => RecordIds.For("sending", occasion);

    public static DigestSending Of(PlannedSending planned, string by, DateTimeOffset now) => new()
    {
        Id = IdOf(planned.Occasion),
        Occasion = planned.Occasion,
        Commune = planned.Commune,
        Kind = planned.Kind.WireName(),
        Scope = planned.Scope.Key,
        Addressee = planned.Addressee,
        Formats = [.. UsualFormats(planned.Kind).Select(format => format.WireName())],
        DueAt = planned.DueAt,
        UsefulUntil = planned.UsefulUntil,
        State = SendingState.Sent,
        By = by,
        At = now,
    };

    /// <summary>Something to read and print; with the lists something to count with.</summary>
    public static IReadOnlyList<DigestFormat> UsualFormats(DigestKind kind) =>
        kind is DigestKind.Host or DigestKind.Report or DigestKind.Month or DigestKind.Year ? [DigestFormat.Docx, DigestFormat.Xlsx] : [DigestFormat.Docx];

    public static void Add(RecordsContext context, DigestSending sending, IReadOnlyList<DigestDelivery> deliveries)
    {
        context.DigestSendings.Add(sending);
        context.DigestDeliveries.AddRange(deliveries);
        Audit(context, sending, sending.By, "queue", $"{deliveries.Count} recipients", sending.At);
    }

    /// <param name="what">queue, off, on, again, stop.</param>
    public static void Audit(RecordsContext context, DigestSending sending, string by, string what, string? detail, DateTimeOffset now) => context.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(),
        At = now,
        Who = by,
        Commune = sending.Commune,
        Action = $"digest.send.{what}",
        Subject = sending.Scope,
        Detail = detail is null ? sending.Kind : $"{sending.Kind}, {detail}",
    });
}
