using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.ZaloStandIn.Calls;

/// <summary>The checks before every OA and ZNS call: token in the header, proof, requests a minute.</summary>
internal sealed class Admission(StandInOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Minute, int Count)> counts = new(StringComparer.Ordinal);

    /// <returns>Null when the call may go on, else its error answer.</returns>
    public Answer? Refusal(Call call, bool zns)
    {
        var behaviour = options.Behaviour;
        Answer Error(int code, string message) => Answer.Error(code, message, behaviour.ErrorAsString);

        var state = call.AccessToken is { Length: > 0 } token && call.MaybeAccount is { } account
            ? account.Tokens.StateOf(token)
            : AccessTokenState.Unknown;
        if (state != AccessTokenState.Valid)
        {
            return zns ? Error(-124, "Access token invalid")
                : state == AccessTokenState.Expired ? Error(-220, "access_token is expired or removed")
                : Error(-216, "Access token is invalid");
        }

        if (behaviour.RequireAppSecretProof
            && !string.Equals(call.Request.Headers["appsecret_proof"].FirstOrDefault(), Proof(options.AppSecret, call.AccessToken!), StringComparison.Ordinal))
        {
            return zns ? Error(-1241, "appsecret_proof is invalid") : Error(-242, "appsecret_proof provided in the API parameter is invalid");
        }

        return zns ? null : OverLimit(call, Error);
    }

    /// <summary>Lower-case hexadecimal HMAC-SHA256 of the access token under the app secret.</summary>
    public static string Proof(string appSecret, string accessToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));

    private Answer? OverLimit(Call call, Func<int, string, Answer> error)
    {
        var minute = options.Time.GetUtcNow().ToUnixTimeSeconds() / 60;
        int app, account;
        lock (gate)
        {
            app = Count("app", minute);
            account = Count(call.Account.OaId, minute);
        }

        var limit = Math.Min(options.Behaviour.AppRequestsPerMinute, options.Behaviour.AccountRequestsPerMinute);
        var remain = Math.Min(options.Behaviour.AppRequestsPerMinute - app, options.Behaviour.AccountRequestsPerMinute - account);
        call.Context.Response.Headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        call.Context.Response.Headers["X-RateLimit-Remain"] = Math.Max(0, remain).ToString(CultureInfo.InvariantCulture);
        return app > options.Behaviour.AppRequestsPerMinute ? error(-32, "The application reached the limit of requests per minute")
            : account > options.Behaviour.AccountRequestsPerMinute ? error(-32, "The Official Account reached the limit of requests per minute")
            : null;
    }

    private int Count(string who, long minute)
    {
        var (last, count) = counts.GetValueOrDefault(who);
        count = last == minute ? count + 1 : 1;
        counts[who] = (minute, count);
        return count;
    }
}
