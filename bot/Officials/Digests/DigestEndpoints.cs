using CivicBot.Digests;
using CivicBot.Officials.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

namespace CivicBot.Officials.Digests;

/// <summary>A digest to look at (in a frame of the page, or in a tab of its own for printing) and as a file.</summary>
internal static class DigestEndpoints
{
    public const string Page = "/officials/digests";
    public const string Preview = "/officials/digests/preview";
    public const string Download = "/officials/digests/download";

    /// <summary>Beside what the paper itself allows (its own style sheet): our pages may frame it, and it is a place of its own that could not read them even if it held a script.</summary>
    private const string InOurFrame = "; frame-ancestors 'self'; sandbox";

    public static IEndpointRouteBuilder MapDigests(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Preview, PreviewAsync).RequireAuthorization(Policies.Reads);
        endpoints.MapPost(Download, DownloadAsync).RequireAuthorization(Policies.Reads);
        return endpoints;
    }

    private static async Task<IResult> PreviewAsync([AsParameters] Wanted wanted, HttpContext http, DigestChoices choices, DigestDesk desk)
    {
        if (!wanted.Query.Parts.Any())
        {
            return Results.LocalRedirect(Page);
        }

        if ((await choices.OfAsync(wanted.Query, http.RequestAborted)).Request is not { } request || await desk.MakeAsync(request, http.RequestAborted) is not { } digest)
        {
            return Results.NotFound();
        }

        var (html, policy) = DigestDrawing.DrawPage(digest);
        http.Response.Headers.ContentSecurityPolicy = policy + InOurFrame;
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Results.Bytes(html, DigestFormat.Html.ContentType());
    }

    /// <summary>A form, because it is written down: nobody else's link downloads in an official's name.</summary>
    private static async Task<IResult> DownloadAsync(HttpContext http, IAntiforgery antiforgery, Viewer viewer, DigestChoices choices, DigestDesk desk)
    {
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (DigestFormats.OfWireName(form["format"].ToString()) is not { } format
            || (await choices.OfAsync(DigestQuery.Of(form["kind"], form["scope"], form["commune"], form["officer"], form["body"]), http.RequestAborted)).Request is not { } request
            || await desk.MakeAsync(request, http.RequestAborted) is not { } digest)
        {
            return Results.NotFound();
        }

        var document = DigestDrawing.Draw(digest, format);
        var occasion = Guid.NewGuid().ToString("N");
        await (viewer.MaySort
            ? desk.RecordAsync(request, digest, format, document, viewer.Signature, occasion, http.RequestAborted)
            : desk.NoteReadAsync(request, digest, format, viewer.Signature, occasion, http.RequestAborted));
        var name = DigestFileName.Of(digest, format);
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"\"{DigestFileName.Plain(name)}\"", FileNameStar = name }.ToString();
        return Results.Bytes(document, format.ContentType());
    }

    private sealed record Wanted(string? Kind, string? Scope, string? Commune, string? Officer, string? Body)
    {
        public DigestQuery Query => DigestQuery.Of(Kind, Scope, Commune, Officer, Body);
    }
}
