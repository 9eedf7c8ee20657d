using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo.Zns;

/// <summary>Sends template messages by phone number (<c>POST /message/template</c> of Zalo's business host).</summary>
public interface IZaloZns
{
    /// <summary>
    /// Sends one notice. Zalo does not promise to recognise a tracking id, so this repeats only what certainly was not sent (a refused token, a
    /// connection that never opened); the caller never repeats an <see cref="ZaloSendResult.OutcomeUnknown"/>.
    /// </summary>
    Task<ZaloSendResult> SendAsync(string oaId, ZaloZnsMessage message, CancellationToken cancellationToken);
}

/// <param name="Phone">Digits, <c>84…</c>, see <see cref="ZaloPhone"/>.</param>
/// <param name="Values">The template's parameters by their registered names.</param>
/// <param name="TrackingId">At most 48 characters; comes back in Zalo's receipts.</param>
public sealed record ZaloZnsMessage(string Phone, string TemplateId, IReadOnlyDictionary<string, string> Values, string TrackingId)
{
    public const int LongestTrackingId = 48;

    public override string ToString() => $"{nameof(ZaloZnsMessage)} {TemplateId}";
}
