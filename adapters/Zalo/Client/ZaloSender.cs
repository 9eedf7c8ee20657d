using CivicBot.Adapters.Zalo.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Sends a message: window, flavour of the OA, plainer ways after refusals (<see cref="SendVariant"/>), one new upload.</summary>
internal sealed partial class ZaloSender
{
    private readonly ZaloApi api;
    private readonly ZaloUploads uploads;
    private readonly ZaloFlavors flavors;
    private readonly IZaloMedia? media;
    private readonly bool sendCharged;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloSender> logger;

    public ZaloSender(
        ZaloApi api,
        ZaloUploads uploads,
        ZaloFlavors flavors,
        IOptions<ZaloApiOptions> options,
        TimeProvider clock,
        ILogger<ZaloSender> logger,
        IZaloMedia? media = null)
    {
        this.api = api;
        this.uploads = uploads;
        this.flavors = flavors;
        this.media = media;
        sendCharged = options.Value.SendCharged;
        this.clock = clock;
        this.logger = logger;
    }

    public async Task<ZaloSendResult> SendAsync(string oaId, ZaloMessage message, CancellationToken cancellationToken)
    {
        if (ZaloWindow.Closed(message.LastInteractionAt, sendCharged, clock.GetUtcNow()) is { } since)
        {
            return new ZaloSendResult.WindowClosed(since);
        }

        var upload = await UploadAsync(oaId, message.Content, again: false, cancellationToken);
        if (upload?.Error is { } failure)
        {
            return new ZaloSendResult.Failed(failure);
        }

        var flavor = await flavors.FindAsync(oaId, cancellationToken);
        var variant = SendVariant.First(message, flavor, clock.GetUtcNow());
        var canSwitch = message.Content is not ZaloContent.Reaction;
        var uploadedAgain = false;
        while (true)
        {
            var answer = await api.CallAsync(oaId, ZaloPayload.Call(message, variant, upload?.Value), cancellationToken);
            if (answer is not ZaloAnswer.Failed { Error: var error })
            {
                return await EndAsync(oaId, answer, variant, canSwitch, cancellationToken);
            }

            if (error.Code == ZaloErrors.AttachmentExpired && upload is not null && !uploadedAgain)
            {
                uploadedAgain = true;
                upload = await UploadAsync(oaId, message.Content, again: true, cancellationToken);
                if (upload?.Error is { } again)
                {
                    return new ZaloSendResult.Failed(again);
                }

                continue;
            }

            if (variant.After(error, canSwitch) is not { } next)
            {
                return await RefusedAsync(oaId, error, variant, canSwitch, cancellationToken);
            }

            if (next.Flavor != variant.Flavor)
            {
                await flavors.PinAsync(oaId, next.Flavor, cancellationToken);
            }

            Log.AnotherWay(logger, oaId, error.Code, next.Flavor, next.RepliesByMessageId, next.WithQuote, next.WithButtons);
            variant = next;
        }
    }

    private async Task<ZaloSendResult> EndAsync(string oaId, ZaloAnswer answer, SendVariant variant, bool canSwitch, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case ZaloAnswer.Ok ok:
                if (canSwitch)
                {
                    await flavors.PinAsync(oaId, variant.Flavor, cancellationToken);
                }

                return new ZaloSendResult.Sent(ZaloElement.Text(ok.Data, "message_id", "msg_id") ?? "");
            case ZaloAnswer.Nothing { NeverLeft: true } nothing:
                return new ZaloSendResult.Failed(new ZaloError(ZaloLocalErrors.NoAnswer, ZaloErrorClass.Backoff, $"not sent: {nothing.Reason}"));
            case ZaloAnswer.Nothing nothing:
                return new ZaloSendResult.OutcomeUnknown(nothing.Reason);
            default:
                throw new InvalidOperationException($"An answer is not handled: {answer.GetType().Name}.");
        }
    }

    private async Task<ZaloSendResult> RefusedAsync(string oaId, ZaloError error, SendVariant variant, bool canSwitch, CancellationToken cancellationToken)
    {
        if (error.Class != ZaloErrorClass.Switch)
        {
            return new ZaloSendResult.Failed(error);
        }

        // Both generations say that they are the wrong one: nothing to choose from, a person must look at the OA.
        if (canSwitch && variant.Switched)
        {
            await flavors.PinAsync(oaId, ZaloSendFlavor.Unknown, cancellationToken);
            Log.NeitherWay(logger, oaId);
        }

        return new ZaloSendResult.Failed(error with { Class = canSwitch ? ZaloErrorClass.Config : ZaloErrorClass.Drop });
    }

    /// <returns>Null for content without media of the host.</returns>
    private async Task<ZaloResult<string>?> UploadAsync(string oaId, ZaloContent content, bool again, CancellationToken cancellationToken)
    {
        var (mediaKey, kind) = content switch
        {
            ZaloContent.Image { MediaKey: { } key, MediaType: "gif" } => (key, ZaloUploadKind.Gif),
            ZaloContent.Image { MediaKey: { } key } => (key, ZaloUploadKind.Image),
            ZaloContent.File { MediaKey: { } key } => (key, ZaloUploadKind.File),
            _ => (null, ZaloUploadKind.File),
        };
        if (mediaKey is null)
        {
            return null;
        }

        var file = media is null ? null : await media.FindAsync(mediaKey, cancellationToken);
        return file is null
            ? new ZaloResult<string>(null, new ZaloError(ZaloLocalErrors.BadMedia, ZaloErrorClass.Drop, "the host has no such picture or file"))
            : await uploads.UploadAsync(oaId, kind, file.FileName, file.Content, again, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(4210, LogLevel.Information, "Official Account {OaId}: Zalo refused a message with {Code}; sent another way ({Flavor}, by message id {ByMessageId}, quote {Quote}, buttons {Buttons})")]
        public static partial void AnotherWay(ILogger logger, string oaId, int code, ZaloSendFlavor flavor, bool byMessageId, bool quote, bool buttons);

        [LoggerMessage(4212, LogLevel.Error, "Official Account {OaId}: Zalo says of both message endpoints, v2 and v3, that the OA is not of their type; check the OA's type and permissions")]
        public static partial void NeitherWay(ILogger logger, string oaId);
    }
}
