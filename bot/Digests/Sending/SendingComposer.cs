using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Mail;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Digests.Sending;

/// <summary>Makes of a sending what goes out, at the moment at which it goes out.</summary>
public sealed class SendingComposer(RecordsDatabase records, DigestDesk desk, ICommuneDirectory communes, IOptions<OfficialsAddress> address, TimeProvider time)
{
    /// <summary>The digest with its files, or why there is none.</summary>
    internal async Task<Composed> ComposeAsync(DigestSending sending, CancellationToken cancellationToken)
    {
        if (sending.UsefulUntil is { } until && time.GetUtcNow() >= until)
        {
            return new Composed.None(DeliveryState.Overtaken);
        }

        if (sending.Request() is not { } request || communes.Find(sending.Commune) is not { } commune || await IsCancelledAsync(request, cancellationToken))
        {
            return new Composed.None(DeliveryState.Overtaken);
        }

        if (await desk.MakeAsync(request, cancellationToken) is not { } digest)
        {
            return new Composed.None(DeliveryState.Overtaken);
        }

        // Nobody is asked to send somebody about nothing.
        if (request.Kind == DigestKind.Department && digest.Counts.Listed == 0)
        {
            return new Composed.None(DeliveryState.Nothing);
        }

        var formats = sending.Formats.Select(DigestFormats.OfWireName).OfType<DigestFormat>().ToList();
        var files = formats.ConvertAll(format =>
        {
            var name = DigestFileName.Of(digest, format);
            return new MailFile(name, DigestFileName.Plain(name), format.ContentType(), DigestDrawing.Draw(digest, format));
        });
        return new Composed.Ready(request, digest, formats[0], files, commune.Name);
    }

    internal OutgoingMail MailOf(DigestDelivery delivery, Composed.Ready ready) => new(
        delivery.Id,
        delivery.Address,
        delivery.Name,
        ready.Commune,
        SendingTexts.Subject(ready.Digest),
        SendingTexts.Body(ready.Digest, delivery.Name, ready.Files, address.Value.LinkTo(ready.Request)),
        ready.Files);

    private async Task<bool> IsCancelledAsync(DigestRequest request, CancellationToken cancellationToken)
    {
        if (request.Scope is not DigestScope.Day day)
        {
            return false;
        }

        await using var context = records.Read();
        return !await context.Days.AnyAsync(one => one.Id == day.Id && one.State != DayState.Cancelled, cancellationToken);
    }
}

internal abstract record Composed
{
    private Composed()
    {
    }

    /// <param name="First">Format that stands for the sending in the history.</param>
    public sealed record Ready(DigestRequest Request, Digest Digest, DigestFormat First, IReadOnlyList<MailFile> Files, string Commune) : Composed;

    /// <summary>Nothing is sent.</summary>
    public sealed record None(DeliveryState Because) : Composed;
}
