using System.Net.Http.Headers;
using System.Text.Json;
using CivicBot.Adapters.Zalo.Client;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Zns;

/// <inheritdoc cref="IZaloZns"/>
internal sealed class ZaloZns(ZaloApi api, IOptions<ZaloZnsOptions> options) : IZaloZns
{
    public async Task<ZaloSendResult> SendAsync(string oaId, ZaloZnsMessage message, CancellationToken cancellationToken) =>
        await api.CallAsync(oaId, Call(message, options.Value.Development), cancellationToken) switch
        {
            ZaloAnswer.Ok ok => new ZaloSendResult.Sent(ZaloElement.Text(ok.Data, "msg_id", "message_id") ?? ""),
            ZaloAnswer.Failed failed => new ZaloSendResult.Failed(failed.Error),
            ZaloAnswer.Nothing { NeverLeft: true } nothing => new ZaloSendResult.Failed(
                new ZaloError(ZaloLocalErrors.NoAnswer, ZaloErrorClass.Backoff, $"not sent: {nothing.Reason}")),
            ZaloAnswer.Nothing nothing => new ZaloSendResult.OutcomeUnknown(nothing.Reason),
            var other => throw new InvalidOperationException($"An answer is not handled: {other.GetType().Name}."),
        };

    /// <remarks>The template is part of the endpoint's name: a template that was not approved must not stop the others.</remarks>
    private static ZaloCall Call(ZaloZnsMessage message, bool development)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new WireTemplateMessage(
                message.Phone, message.TemplateId, message.Values, message.TrackingId, development ? "development" : null),
            ZaloWire.Json.WireTemplateMessage);
        return new ZaloCall(
            $"zns/template/{message.TemplateId}",
            "/message/template",
            ZaloCallKind.Send,
            () => new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
            ZaloErrorFamily.Zns);
    }
}
