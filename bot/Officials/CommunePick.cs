using CivicBot.Communes;
using CivicBot.Officials.Accounts;
using Microsoft.AspNetCore.Antiforgery;

namespace CivicBot.Officials;

/// <summary>Which commune somebody who sees several looks at for now (chọn xã, phường); kept in a cookie of the browser.</summary>
internal static class CommunePick
{
    public const string Cookie = "civicbot_commune";

    public static IEndpointRouteBuilder MapCommunePick(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/officials/commune", PickAsync).RequireAuthorization(Policies.Official);
        return endpoints;
    }

    private static async Task<IResult> PickAsync(HttpContext http, IAntiforgery antiforgery, ICommuneDirectory communes)
    {
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var options = new CookieOptions { Path = "/officials", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps };
        if (communes.Find(form["commune"].ToString()) is { } commune)
        {
            http.Response.Cookies.Append(Cookie, commune.Id, options);
        }
        else
        {
            http.Response.Cookies.Delete(Cookie, options);
        }

        // Another commune has other comments: the page that was open may not exist there.
        return Results.LocalRedirect(BackPath.Home);
    }
}
