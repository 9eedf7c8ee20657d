using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;

namespace CivicBot.ZaloStandIn.Zns;

/// <summary>The template host (<c>business.openapi.zalo.me</c>): notices to phone numbers. The daily allowance is the only meter.</summary>
internal sealed class ZnsEndpoints(StandIn standIn)
{
    private const int DailyQuota = 20_000;
    private const int MaxTrackingId = 48;

    private int sent;

    /// <summary><c>POST /message/template</c>.</summary>
    public Answer Send(Call call) =>
        call.Json?.Text("phone") is { } phone && NormalPhone(phone) is { } number ? Send(call, number) : Error(-108, "Phone number invalid");

    /// <summary><c>POST /message/template/hashphone</c>: SHA-256 of the <c>84…</c> number.</summary>
    public Answer SendHashed(Call call) =>
        call.Json?.Text("hash_phone") is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower) ? Send(call, hash) : Error(-108, "Phone number invalid");

    /// <summary><c>GET /message/quota</c>.</summary>
    public Answer Quota(Call call) => Answer.Success(QuotaNow());

    /// <summary><c>GET /message/status</c>: -1 none, 1 delivered.</summary>
    public Answer Status(Call call)
    {
        var id = call.Request.Query["message_id"].ToString();
        var found = standIn.Ledger.All.Any(m => m.Kind == "zns" && m.MessageId == id);
        return id.Length == 0 ? Error(-107, "Message id invalid") : Answer.Success(new JsonObject { ["status"] = found ? 1 : -1 });
    }

    /// <summary>SHA-256 of the number as the hashed variant wants it.</summary>
    public static string Hash(string phone) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(phone)));

    private Answer Send(Call call, string recipient)
    {
        var body = call.Json!.Value;
        if (body.Text("template_id") is not { Length: > 0 } template || !template.All(char.IsAsciiDigit))
        {
            return Error(-109, "Template id invalid");
        }

        if (body.Child("template_data") is not { ValueKind: JsonValueKind.Object } data || !data.EnumerateObject().Any())
        {
            return Error(-111, "Template data is empty");
        }

        if (data.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.String))
        {
            return Error(-1124, "Template data has a parameter of a wrong format");
        }

        if (body.Text("tracking_id") is not { Length: > 0 and <= MaxTrackingId } tracking)
        {
            return Error(-132, "Parameter tracking_id is invalid");
        }

        if (body.Child("sending_mode") is { } mode && mode.ToString() is not ("1" or "3"))
        {
            return Error(-161, "Sending mode invalid");
        }

        if (Interlocked.Increment(ref sent) > DailyQuota)
        {
            return Error(-144, "The Official Account reached its daily limit");
        }

        var message = new DeliveredMessage
        {
            OaId = call.Account.OaId,
            UserId = recipient,
            MessageId = Ids.Message(),
            Kind = "zns",
            Text = data.GetRawText(),
            Attachment = template,
            InReplyTo = tracking,
            Way = "zns",
            At = standIn.Options.Time.GetUtcNow(),
        };
        standIn.Ledger.Add(message);
        return Answer.Success(new JsonObject
        {
            ["msg_id"] = message.MessageId,
            ["sent_time"] = message.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["sending_mode"] = body.Text("sending_mode") ?? "1",
            ["quota"] = QuotaNow(),
        }) with { Delivered = message };
    }

    private JsonObject QuotaNow() => new()
    {
        ["dailyQuota"] = DailyQuota.ToString(CultureInfo.InvariantCulture),
        ["remainingQuota"] = Math.Max(0, DailyQuota - Volatile.Read(ref sent)).ToString(CultureInfo.InvariantCulture),
    };

    private static string? NormalPhone(string phone)
    {
        var digits = phone.TrimStart('+');
        digits = digits.StartsWith('0') ? "84" + digits[1..] : digits;
        return digits.Length is 11 or 12 && digits.StartsWith("84", StringComparison.Ordinal) && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static Answer Error(int code, string message) => Answer.Error(code, message);
}
