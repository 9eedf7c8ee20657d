using System.Text;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CivicBot.ZaloStandIn.OAuth;

/// <summary>
/// <c>POST /v4/oa/access_token</c>: code exchange and refresh. Failures come with HTTP 200 and names instead of a numeric <c>error</c>.
/// </summary>
internal sealed class TokenEndpoint(StandIn standIn, ConsentEndpoint consent)
{
    private StandInOptions Options => standIn.Options;

    /// <summary>The refresh token of a form body; null where there is none.</summary>
    public static string? RefreshTokenIn(byte[] body) => Form(body).GetValueOrDefault("refresh_token").FirstOrDefault();

    public Answer Handle(Call call)
    {
        if (!(call.Request.ContentType ?? "").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return Failure(-14001, "Invalid request", "Content-Type must be application/x-www-form-urlencoded");
        }

        var form = Form(call.Body);
        string Field(string name) => form.GetValueOrDefault(name).FirstOrDefault() ?? "";
        if (Field("app_id") != Options.AppId)
        {
            return Failure(-14002, "Invalid app id", "The application does not exist or is not active");
        }

        if (call.Request.Headers["secret_key"].FirstOrDefault() != Options.AppSecret)
        {
            return Failure(-14004, "Invalid secret key", "The secret key is not valid for this application");
        }

        return Field("grant_type") switch
        {
            "refresh_token" => Refresh(call.MaybeAccount, Field("refresh_token")),
            "authorization_code" => consent.Exchange(Field("code"), Field("code_verifier")) is { } account
                ? Pair(account.IssueTokens())
                : Failure(-14010, "Invalid code", "The authorization code is expired, used, or does not fit the code verifier"),
            _ => Failure(-14005, "Invalid grant type", "grant_type must be authorization_code or refresh_token"),
        };
    }

    private Answer Refresh(OfficialAccount? account, string refreshToken) => account?.Tokens.Rotate(refreshToken) is { } pair
        ? Pair(pair)
        : Failure(-14014, "Invalid refresh token", "The refresh token is expired or has been used");

    private Answer Pair(TokenPair pair)
    {
        var seconds = (int)Tokens.AccessLife.TotalSeconds;
        return Answer.Json(200, new JsonObject
        {
            ["access_token"] = pair.AccessToken,
            ["refresh_token"] = pair.RefreshToken,
            ["expires_in"] = Options.Behaviour.NumericExpiresIn ? JsonValue.Create(seconds) : JsonValue.Create(seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        });
    }

    private Answer Failure(int code, string name, string reason)
    {
        var body = new JsonObject
        {
            ["error_name"] = name,
            ["error_reason"] = reason,
            ["ref_doc"] = "https://developers.zalo.me/docs/official-account",
            ["error_description"] = reason,
        };
        if (Options.Behaviour.NumericOAuthErrors)
        {
            body["error"] = code;
        }

        return Answer.Json(200, body);
    }

    private static Dictionary<string, StringValues> Form(byte[] body) => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
}
