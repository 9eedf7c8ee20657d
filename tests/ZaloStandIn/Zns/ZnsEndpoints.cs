using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;

namespace CivicBot.ZaloStandIn.Zns;

/// <summary>The template host (<c>business.openapi.zalo.me</c>): notices to phone numbers. A repeated tracking id is delivered again.</summary>
internal sealed class ZnsEndpoints(StandIn standIn)
{
    private const int MaxTrackingId = 48;
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private Templates Templates => standIn.Templates;

    /// <summary><c>POST /message/template</c>.</summary>
    public Answer Send(Call call) =>
        call.Json?.Text("phone") is { } phone && NormalPhone(phone) is { } number ? Send(call, number) : Error(-108, "Phone number invalid");

    /// <summary><c>POST /message/template/hashphone</c>: SHA-256 of the <c>84…</c> number.</summary>
    public Answer SendHashed(Call call) =>
        call.Json?.Text("hash_phone") is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower) ? Send(call, hash) : Error(-108, "Phone number invalid");

    /// <summary><c>GET /message/quota</c>.</summary>
    public Answer Quota(Call call) => Answer.Success(QuotaNow(call.Account.OaId));

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
        var isDevelopment = body.Text("mode") == "development";
        if (BadRequest(body) is { } bad)
        {
            return bad;
        }

        if (Unreachable(call.Account.OaId, recipient, isDevelopment) is { } unreachable)
        {
            return unreachable;
        }

        if (!isDevelopment && !Templates.TryCharge())
        {
            return Error(-137, "Zalo Cloud Account charge failed");
        }

        var message = new DeliveredMessage
        {
            OaId = call.Account.OaId,
            UserId = recipient,
            MessageId = Ids.Message(),
            Kind = "zns",
            Text = body.GetProperty("template_data").GetRawText(),
            Attachment = body.Text("template_id"),
            InReplyTo = body.Text("tracking_id"),
            Way = "zns",
            At = standIn.Options.Time.GetUtcNow(),
        };
        standIn.Ledger.Add(message);
        return Answer.Success(new JsonObject
        {
            ["msg_id"] = message.MessageId,
            ["sent_time"] = message.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["sending_mode"] = body.Text("sending_mode") ?? "1",
            ["quota"] = QuotaNow(call.Account.OaId),
        }) with { Delivered = message };
    }

    private Answer? BadRequest(JsonElement body)
    {
        if (body.Text("template_id") is not { Length: > 0 } id || !id.All(char.IsAsciiDigit) || Templates.Find(id) is not { } template)
        {
            return Error(-109, "Template id invalid");
        }

        if (template.State != TemplateState.Approved)
        {
            return template.State == TemplateState.Pending ? Error(-131, "Template is not approved") : Error(-146, "Template is disabled due to low quality");
        }

        if (body.Child("template_data") is not { ValueKind: JsonValueKind.Object } data || !data.EnumerateObject().Any())
        {
            return Error(-111, "Template data is empty");
        }

        if (data.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.String))
        {
            return Error(-1124, "Template data has a parameter of a wrong format");
        }

        if (template.Parameters?.FirstOrDefault(name => string.IsNullOrEmpty(data.Text(name))) is { } missing)
        {
            return Error(-1122, "Template data misses parameter " + missing);
        }

        if (template.Parameters is { } parameters && data.EnumerateObject().Any(p => !parameters.Contains(p.Name, StringComparer.Ordinal)))
        {
            return Error(-112, "Template data has an undefined parameter");
        }

        if (body.Text("tracking_id") is not { Length: > 0 and <= MaxTrackingId })
        {
            return Error(-132, "Parameter tracking_id is invalid");
        }

        return body.Child("sending_mode") is { } mode && mode.ToString() is not ("1" or "3") ? Error(-161, "Sending mode invalid") : null;
    }

    private Answer? Unreachable(string oaId, string recipient, bool isDevelopment)
    {
        if (isDevelopment && !Templates.Administrators.Contains(recipient))
        {
            return Error(-127, "Test template can only be sent to administrators");
        }

        if (Templates.NightIsQuiet && TimeZoneInfo.ConvertTime(standIn.Options.Time.GetUtcNow(), Vietnam).Hour is >= 22 or < 6)
        {
            return Error(-133, "Messages cannot be sent at night (22:00-06:00)");
        }

        return Templates.PhoneOf(recipient) switch
        {
            PhoneState.Reachable => SentToday(oaId) < Templates.DailyQuota ? null : Error(-144, "The Official Account reached its daily limit"),
            PhoneState.NoAccount => Error(-118, "Zalo account does not exist"),
            PhoneState.CannotReceive => Error(-119, "Account cannot receive messages"),
            PhoneState.OldApp => Error(-110, "Zalo version of the user is not supported"),
            PhoneState.RefusesKind => Error(-139, "User refused this type of message"),
            PhoneState.RefusesAccount => Error(-141, "User refused messages of this Official Account"),
            var state => throw new InvalidOperationException($"A state of a phone is not handled: {state}."),
        };
    }

    private int SentToday(string oaId)
    {
        DateTime Day(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Vietnam).Date;
        var today = Day(standIn.Options.Time.GetUtcNow());
        return Templates.Sent.Count(message => message.OaId == oaId && Day(message.At) == today);
    }

    private JsonObject QuotaNow(string oaId) => new()
    {
        ["dailyQuota"] = Templates.DailyQuota.ToString(CultureInfo.InvariantCulture),
        ["remainingQuota"] = Math.Max(0, Templates.DailyQuota - SentToday(oaId)).ToString(CultureInfo.InvariantCulture),
    };

    private static string? NormalPhone(string phone)
    {
        var digits = phone.TrimStart('+');
        digits = digits.StartsWith('0') ? "84" + digits[1..] : digits;
        return digits.Length is 11 or 12 && digits.StartsWith("84", StringComparison.Ordinal) && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static Answer Error(int code, string message) => Answer.Error(code, message);
}
