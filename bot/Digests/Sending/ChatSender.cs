using System.Security.Cryptography;
using CivicBot.Communes;
using CivicBot.Messaging;
using CivicBot.Messaging.Proactive;
using CivicBot.Officials.Chat;
using CivicBot.Storage.Records;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Digests.Sending;

/// <summary>
/// Tells officials who linked their Zalo that a digest went out: one short message with a link, no content. It goes out only within Zalo's window; outside it waits for the official's next message,
/// and the page says so. The channel knows a delivery by its key, so handing it over again says nothing twice.
/// </summary>
public sealed partial class ChatSender(
    RecordsDatabase records, OfficialChats chats, IProactiveMessages messages, ICommuneDirectory communes, IOptions<OfficialsAddress> address, TimeProvider time, ILogger<ChatSender> logger)
{
    internal const string NoChat = "NoChat";
    internal const string ChannelOff = "ChannelOff";
    internal const string Undeliverable = "Undeliverable";

    private const int Batch = 50;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    /// <summary>Hands over what waits and looks what became of it.</summary>
    /// <returns>How many were looked at.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = records.Read();
        var due = await context.DigestDeliveries
            .Where(d => d.Channel == DeliveryChannel.Zalo && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Held) && d.NotBefore <= now)
            .OrderBy(d => d.NotBefore).ThenBy(d => d.Id)
            .Take(Batch)
            .Join(context.DigestSendings, delivery => delivery.SendingId, sending => sending.Id, (delivery, sending) => new { delivery, sending })
            .ToListAsync(cancellationToken);
        foreach (var one in due)
        {
            var (state, trouble, again) = await TellAsync(context, one.delivery, one.sending, cancellationToken);
            await WriteAsync(one.delivery, state, trouble, now + again, cancellationToken);
        }

        return due.Count;
    }

    private async Task<(DeliveryState State, string? Trouble, TimeSpan Again)> TellAsync(RecordsContext context, DigestDelivery delivery, DigestSending sending, CancellationToken cancellationToken)
    {
        try
        {
            if (await chats.FindAsync(Guid.Parse(delivery.Address), cancellationToken) is not var (channel, conversation))
            {
                return (DeliveryState.Stopped, NoChat, Later);
            }

            var key = $"digest:{delivery.Id:N}";
            return await messages.StatusAsync(channel, key, cancellationToken) switch
            {
                ProactiveStatus.Waiting => (DeliveryState.Waiting, null, Soon),
                ProactiveStatus.Held => (DeliveryState.Held, null, Later),
                ProactiveStatus.Delivered => (DeliveryState.Sent, null, Later),
                ProactiveStatus.Dead => (DeliveryState.Refused, Undeliverable, Later),
                ProactiveStatus.Unknown when sending.UsefulUntil <= time.GetUtcNow() => (DeliveryState.Overtaken, null, Later),
                ProactiveStatus.Unknown => await messages.QueueAsync(new ProactiveMessage(key, channel, conversation, [await MessageAsync(context, sending, cancellationToken)]), cancellationToken) == ProactiveOutcome.ChannelOff
                    ? (DeliveryState.Waiting, ChannelOff, Later)
                    : (DeliveryState.Waiting, null, Soon),
                var other => throw new InvalidOperationException($"Unknown status {other.GetType().Name}."),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or CryptographicException)
        {
            // Will never work; the page shows it.
            Log.Unusable(logger, sending.Occasion, FailureText.Of(wrong));
            return (DeliveryState.Refused, Undeliverable, Later);
        }
    }

    private async Task<IActivity> MessageAsync(RecordsContext context, DigestSending sending, CancellationToken cancellationToken)
    {
        var request = sending.Request() ?? throw new FormatException("The sending asks for a digest that this program does not know.");
        var date = request.Scope is DigestScope.Day { Id: var id } ? await context.Days.Where(day => day.Id == id).Select(day => (DateOnly?)day.Date).SingleOrDefaultAsync(cancellationToken) : null;
        var about = request.Scope is DigestScope.Period period ? DigestTexts.PeriodLabel(period) : date is { } day ? DigestTexts.DayLabel(day) : null;
        return new Activity(ActivityTypes.Message)
        {
            Text = SendingTexts.Chat(communes.Find(sending.Commune)?.Name ?? "CivicBot", request.Kind, about, address.Value.LinkTo(request)),
            TextFormat = TextFormatTypes.Plain,
            Locale = "vi-VN",
        };
    }

    private Task<bool> WriteAsync(DigestDelivery seen, DeliveryState state, string? trouble, DateTimeOffset again, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            // Stopped meanwhile: that stands.
            if (await context.DigestDeliveries.SingleAsync(d => d.Id == seen.Id, token) is var one && one.State == seen.State)
            {
                (one.State, one.Trouble, one.NotBefore) = (state, trouble, again);
                one.DoneAt = state is DeliveryState.Waiting or DeliveryState.Held ? null : time.GetUtcNow();
            }

            return true;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The message about digest {Occasion} cannot be sent in Zalo: {Failure}")]
        public static partial void Unusable(ILogger logger, string occasion, string failure);
    }
}
