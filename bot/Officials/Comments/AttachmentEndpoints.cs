using CivicBot.Comments.Attachments;
using CivicBot.Comments.Records;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Comments;

/// <summary>Photos and files of comments, for those who may see the comment. What is no picture or sound is only handed out for saving: a browser must never run what a citizen sent.</summary>
internal static class AttachmentEndpoints
{
    public static IEndpointRouteBuilder MapAttachments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/officials/attachments/{id:guid}", OpenAsync).RequireAuthorization(Policies.Official);
        return endpoints;
    }

    private static async Task<IResult> OpenAsync(Guid id, HttpContext http, RecordsDatabase database, Viewer viewer, AttachmentStore store)
    {
        await using var records = database.Read();
        var seen = await viewer.Comments(records.Comments)
            .Join(records.Attachments.Where(attachment => attachment.Id == id), comment => comment.Id, attachment => attachment.CommentId, (comment, _) => comment.Id)
            .AnyAsync(http.RequestAborted);
        if (!seen || await store.OpenAsync(id, http.RequestAborted) is not { } content)
        {
            return Results.NotFound();
        }

        http.Response.RegisterForDisposeAsync(content);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var shown = content.Kind is AttachmentKind.Image or AttachmentKind.Audio or AttachmentKind.Video;
        return Results.Stream(content.Stream, content.ContentType, shown ? null : content.Name);
    }
}
