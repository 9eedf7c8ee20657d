using System.Globalization;
using System.Text;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Load.Wire;

/// <summary>A citizen's message as it travels: signed, and as complete HTTP/1.1 request bytes.</summary>
internal sealed record SignedEvent(string UserId, string MessageId, string Text, byte[] Request);

/// <summary>Makes events ahead of the measurement, so that signing costs nothing in it.</summary>
internal sealed class SignedEvents(StandInOptions options, Uri webhook)
{
    /// <summary>Everyday questions; each finds a procedure.</summary>
    public static readonly IReadOnlyList<string> Questions =
    [
        "làm giấy khai sinh cho con cần những giấy tờ gì",
        "đăng ký kết hôn mất bao nhiêu tiền",
        "xin giấy xác nhận tình trạng hôn nhân ở đâu",
        "đăng ký tạm trú mất mấy ngày",
        "chứng thực bản sao giấy tờ lệ phí bao nhiêu",
        "thủ tục đăng ký khai tử",
        "cấp lại sổ đỏ bị mất làm thế nào",
        "đăng ký thường trú cho con mới sinh",
    ];

    private const string Alphabet = "0123456789abcdef";

    public static string UserId(int number) => "25125236254" + number.ToString("d8", CultureInfo.InvariantCulture);

    public static string MessageId(Random random) => string.Create(20, random, (span, r) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Alphabet[r.Next(Alphabet.Length)];
        }
    });

    public SignedEvent Text(string userId, string messageId, string text, DateTimeOffset at)
    {
        var oa = options.Accounts[0].OaId;
        return new SignedEvent(userId, messageId, text, Request(WebhookEvent.UserSendText(options.AppId, oa, userId, messageId, text, at)));
    }

    /// <summary>The request as bytes: what is left to do in the measurement is one write and one read.</summary>
    public byte[] Request(WebhookEvent webhookEvent, int retry = 0)
    {
        var head = new StringBuilder()
            .Append("POST ").Append(webhook.AbsolutePath).Append(" HTTP/1.1\r\nHost: ").Append(webhook.Authority)
            .Append("\r\nContent-Type: application/json\r\n")
            .Append(WebhookSignature.Header).Append(": ")
            .Append(WebhookSignature.Sign(options.AppId, webhookEvent.Body, webhookEvent.Timestamp, options.OaSecretKey))
            .Append(retry == 0 ? "" : "\r\nnum_retry: " + retry.ToString(CultureInfo.InvariantCulture))
            .Append("\r\nContent-Length: ").Append(webhookEvent.Body.Length.ToString(CultureInfo.InvariantCulture)).Append("\r\n\r\n")
            .ToString();
        return [.. Encoding.ASCII.GetBytes(head), .. webhookEvent.Body];
    }
}
