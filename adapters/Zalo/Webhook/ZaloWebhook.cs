using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using CivicBot.Adapters.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>
/// <c>POST /zalo/webhook</c>: verify, store, answer. Zalo gives two seconds and switches a webhook off that does not answer 200, so whatever
/// is not a correctly signed event of ours gets 200 too and has no effect. Only an event that could not be stored gets 503: Zalo repeats it.
/// </summary>
internal sealed partial class ZaloWebhook(
    IOptions<ZaloOptions> options, ZaloWebhookVerifier verifier, ZaloAccounts accounts, IChannelInbox inbox, ZaloWebhookStatus status,
    TimeProvider time, ILogger<ZaloWebhook> logger)
{
    /// <summary>Failed signatures are explained in the log at most this often: strangers may send thousands.</summary>
    private static readonly TimeSpan ExplainEvery = TimeSpan.FromMinutes(1);

    private readonly int limit = options.Value.MaxWebhookBytes;
    private long lastExplained = long.MinValue;

    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        var outcome = await ReceiveAsync(context.Request, context.RequestAborted);
        status.Record(outcome, time.GetElapsedTime(started));
        context.Response.StatusCode = outcome == ZaloWebhookOutcome.NotStored
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status200OK;
        context.Response.ContentLength = 0;
    }

    private async Task<ZaloWebhookOutcome> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Without a signature nothing in the body can count: it is not even read.
        var header = request.Headers[ZaloSignature.HeaderName];
        if (header.Count == 0)
        {
            return ZaloWebhookOutcome.NoSignature;
        }

        var mac = new byte[SHA256.HashSizeInBytes];
        if (header.Count > 1 || !ZaloSignature.TryReadHeader(header[0], mac))
        {
            return ZaloWebhookOutcome.BadSignature;
        }

        var (body, unread) = await ReadAsync(request, cancellationToken);
        if (body is null)
        {
            return unread;
        }

        if (!ZaloEnvelope.TryRead(body, out var envelope) || envelope.Timestamp.IsEmpty)
        {
            return ZaloWebhookOutcome.Malformed;
        }

        if (!verifier.IsOurApp(envelope))
        {
            return ZaloWebhookOutcome.WrongApp;
        }

        var conversation = ZaloRoute.Find(envelope, accounts);
        if (!verifier.Accepts(mac, body, envelope, conversation.OaId))
        {
            Explain(mac, body, envelope);
            return ZaloWebhookOutcome.BadSignature;
        }

        status.RecordSecret(verifier.UsesAppSecret);
        if (ZaloRoute.CertainOa(envelope) is { } oaId)
        {
            accounts.Add(oaId);
        }

        var channelEvent = new ChannelEvent(
            ZaloConversation.ChannelId, ZaloRoute.DedupeKey(envelope, body), conversation.ToString(), OccurredAt(envelope), body);
        return await StoreAsync(channelEvent, cancellationToken);
    }

    private async Task<ZaloWebhookOutcome> StoreAsync(ChannelEvent channelEvent, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await inbox.AppendAsync(channelEvent, cancellationToken);
            return outcome == AppendOutcome.Appended ? ZaloWebhookOutcome.Accepted : ZaloWebhookOutcome.Duplicate;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ZaloWebhookOutcome.NotStored;
        }
        catch (Exception exception)
        {
            // Whatever the store threw, the event was not stored, and Zalo must be told so.
            Log.NotStored(logger, exception);
            return ZaloWebhookOutcome.NotStored;
        }
    }

    private async Task<(byte[]? Body, ZaloWebhookOutcome Unread)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return (null, ZaloWebhookOutcome.TooLarge);
        }

        try
        {
            while (true)
            {
                var result = await request.BodyReader.ReadAsync(cancellationToken);
                if (result.Buffer.Length > limit)
                {
                    request.BodyReader.AdvanceTo(result.Buffer.End);
                    return (null, ZaloWebhookOutcome.TooLarge);
                }

                if (result.IsCompleted)
                {
                    var body = result.Buffer.ToArray();
                    request.BodyReader.AdvanceTo(result.Buffer.End);
                    return (body, ZaloWebhookOutcome.Accepted);
                }

                request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return (null, ZaloWebhookOutcome.Aborted);
        }
    }

    /// <summary>Zalo's own time in milliseconds since 1970; the present where it cannot be read.</summary>
    private DateTimeOffset OccurredAt(in ZaloEnvelope envelope)
    {
        var now = time.GetUtcNow();
        return Utf8Parser.TryParse(envelope.Timestamp.Span, out long milliseconds, out var read)
            && read == envelope.Timestamp.Length
            && milliseconds > 0 && milliseconds < now.AddDays(1).ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : now;
    }

    private void Explain(byte[] mac, byte[] body, in ZaloEnvelope envelope)
    {
        var now = time.GetTimestamp();
        var last = Interlocked.Read(ref lastExplained);
        if (last != long.MinValue && time.GetElapsedTime(last, now) < ExplainEvery)
        {
            return;
        }

        if (Interlocked.CompareExchange(ref lastExplained, now, last) != last)
        {
            return;
        }

        if (verifier.WouldMatch(mac, body, envelope) is { } variant)
        {
            status.MatchingVariant = variant;
            Log.OtherVariantMatches(logger, variant);
        }
        else
        {
            Log.NoVariantMatches(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A Zalo event could not be stored; Zalo was asked to send it again.")]
        public static partial void NotStored(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning,
            "Zalo events are refused: their signature fits Zalo:SignatureVariant={Variant}. Set that key if the sender is Zalo, "
            + "or correct Zalo:OaSecretKey.")]
        public static partial void OtherVariantMatches(ILogger logger, ZaloSignatureVariant variant);

        [LoggerMessage(3, LogLevel.Warning,
            "Events with a wrong signature are refused. If they come from Zalo, set Zalo:OaSecretKey to the OA Secret Key from the app's Webhook page.")]
        public static partial void NoVariantMatches(ILogger logger);
    }
}
