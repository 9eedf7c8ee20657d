using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;
using Microsoft.AspNetCore.WebUtilities;

namespace CivicBot.ZaloStandIn.OAuth;

/// <summary>The page on which an OA's administrator lets the app in, and the codes that come of it (10 minutes, once, PKCE).</summary>
internal sealed class ConsentEndpoint(StandIn standIn)
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Grant> codes = new(StringComparer.Ordinal);

    /// <summary><c>GET /v4/oa/permission</c>: shows the accounts to choose from.</summary>
    public Answer Show(Call call)
    {
        var query = call.Request.Query;
        if (Refusal(query["app_id"].ToString(), query["redirect_uri"].ToString()) is { } refusal)
        {
            return refusal;
        }

        var page = new StringBuilder("<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Cấp quyền</title>")
            .Append("<body style='font:16px sans-serif;max-width:32rem;margin:3rem auto'><h1>Cho phép ứng dụng quản lý Official Account</h1>");
        foreach (var account in standIn.Accounts)
        {
            var to = QueryHelpers.AddQueryString("/v4/oa/permission/allow", call.Request.Query.Append(new("oa_id", account.OaId)));
            page.Append("<p><a href='").Append(WebUtility.HtmlEncode(to)).Append("'>").Append(WebUtility.HtmlEncode(account.Name)).Append("</a></p>");
        }

        return Answer.Html(200, page.ToString());
    }

    /// <summary>The administrator's click: back to the callback with a code.</summary>
    public Answer Allow(Call call)
    {
        var query = call.Request.Query;
        var redirect = query["redirect_uri"].ToString();
        if (Refusal(query["app_id"].ToString(), redirect) is { } refusal)
        {
            return refusal;
        }

        var oaId = query["oa_id"].ToString();
        var code = Ids.Token("CODE");
        lock (gate)
        {
            codes[code] = new Grant(oaId, query["code_challenge"].FirstOrDefault(), standIn.Options.Time.GetUtcNow() + CodeLife);
        }

        var to = QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(redirect, "code", code), "oa_id", oaId);
        var state = query["state"].FirstOrDefault();
        return Answer.Redirect(state is not null && standIn.Options.Behaviour.ReturnState ? QueryHelpers.AddQueryString(to, "state", state) : to);
    }

    /// <returns>The account that the code stands for; null when it is unknown, used, too old or the verifier does not fit.</returns>
    public OfficialAccount? Exchange(string code, string verifier)
    {
        Grant? grant;
        lock (gate)
        {
            codes.Remove(code, out grant);
        }

        return grant is not null
            && grant.Until > standIn.Options.Time.GetUtcNow()
            && (grant.Challenge is null || grant.Challenge == Challenge(verifier))
            ? standIn.Accounts.FirstOrDefault(a => a.OaId == grant.OaId)
            : null;
    }

    /// <summary>base64url, without padding, of the SHA-256 of the ASCII verifier.</summary>
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private Answer? Refusal(string appId, string redirect) =>
        appId != standIn.Options.AppId ? ErrorPage("-14002", "Invalid app id")
        : redirect.Contains('?', StringComparison.Ordinal) || !standIn.Options.CallbackUrls.Contains(redirect, StringComparer.Ordinal)
            ? ErrorPage("-14003", "Invalid redirect uri")
            : null;

    private static Answer ErrorPage(string code, string text) => Answer.Html(200, $"<!doctype html><title>Error</title><h1>{code}</h1><p>{text}</p>");

    private sealed record Grant(string OaId, string? Challenge, DateTimeOffset Until);
}
