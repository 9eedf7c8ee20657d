using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CivicBot.Adapters.WebChat;

/// <summary>Files of users: in by one multipart upload together with what is said about them, out to whoever knows their address.</summary>
internal sealed class DirectLineUploads(DirectLineGate gate, DirectLineIncoming incoming, IUploadStore store, WebChatLimits limits, IOptions<WebChatOptions> options)
{
    // What browsers show without running anything of it; all else is saved.
    private static readonly string[] Shown = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    private static readonly string[] Thumbnails = ["data:image/jpeg;base64,", "data:image/png;base64,"];

    private readonly WebChatOptions options = options.Value;

    public void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/conversations/{id}/upload", UploadAsync).DisableAntiforgery();
        group.MapGet("/attachments/{upload}", ShowAsync);
    }

    private async Task<IResult> UploadAsync(HttpContext http, string id)
    {
        if (gate.Conversation(http, id, out var token) is { } refused)
        {
            return refused;
        }

        var length = http.Request.ContentLength ?? options.MaxUploadBytes;
        if (length > options.MaxUploadBytes)
        {
            return TooLarge();
        }

        var address = http.Connection.RemoteIpAddress;
        if ((limits.TakeMessage(address, id) ?? limits.TakeUpload(address, length)) is { } wait)
        {
            return DirectLineAnswers.TooMany(http, wait);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MaxUploadBytes;
        }

        try
        {
            var (activity, refusal) = await ReadAsync(http.Request, token, http.RequestAborted);
            return activity is null ? refusal! : Results.Json(new { id = await incoming.SayAsync(activity, token, http.RequestAborted) });
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            return Malformed();
        }
    }

    private async Task<(Activity? Activity, IResult? Refusal)> ReadAsync(HttpRequest request, DirectLineToken token, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return (null, Malformed());
        }

        var reader = new MultipartReader(boundary, request.Body);
        Activity? said = null;
        var files = new List<Attachment>();
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.ContentType?.StartsWith(Activity.ContentType, StringComparison.OrdinalIgnoreCase) == true)
            {
                said = await DirectLineBody.ReadAsync(section.Body, length: null, cancellationToken) is { } body ? DirectLineBody.ToActivity(body) : null;
                if (said is null || said.Type != ActivityTypes.Message)
                {
                    return (null, DirectLineAnswers.Malformed);
                }

                if (DirectLineEndpoints.TooLong(said, options) is { } tooLong)
                {
                    return (null, tooLong);
                }
            }
            else if (NameOf(section) is var name && files.Count == options.MaxFiles)
            {
                return (null, DirectLineAnswers.Error(
                    StatusCodes.Status400BadRequest, "BadArgument", FormattableString.Invariant($"An upload may have at most {options.MaxFiles} files.")));
            }
            else
            {
                switch (await store.AddAsync(token.ConversationId, name, section.Body, cancellationToken))
                {
                    case UploadOutcome.Kept kept:
                        files.Add(new Attachment(contentType: kept.ContentType, contentUrl: UploadAddress.Of(kept.Id), name: kept.Name));
                        break;
                    case UploadOutcome.Refused refused:
                        return (null, DirectLineAnswers.Error(StatusCodes.Status415UnsupportedMediaType, "FileRefused", $"The file is not kept: {refused.Why}."));
                    case var unknown:
                        throw new InvalidOperationException($"Unknown outcome {unknown.GetType().Name}.");
                }
            }
        }

        if (files.Count == 0)
        {
            return (null, Malformed());
        }

        said ??= new Activity(ActivityTypes.Message);
        foreach (var (file, described) in files.Zip(said.Attachments ?? []))
        {
            // Clients make a small picture themselves and show the sent file by it.
            file.ThumbnailUrl = described.ThumbnailUrl is { } small && Thumbnails.Any(kind => small.StartsWith(kind, StringComparison.Ordinal)) ? small : null;
        }

        said.Attachments = files;
        return (said, null);
    }

    private async Task<IResult> ShowAsync(HttpContext http, string upload)
    {
        if (!UploadAddress.IsId(upload) || await store.OpenAsync(upload, http.RequestAborted) is not { } kept)
        {
            return DirectLineAnswers.Error(StatusCodes.Status404NotFound, "BadArgument", "There is no such file, or its time is over.");
        }

        var shown = Shown.Contains(kept.ContentType, StringComparer.Ordinal);
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(kept.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // portals show the photo in their page
        headers.CacheControl = "private, max-age=86400";
        return Results.Stream(kept.Content, kept.ContentType);
    }

    private static string? NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            ? (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value
            : null;

    private static IResult Malformed() => DirectLineAnswers.Error(
        StatusCodes.Status400BadRequest, "BadSyntax", $"An upload is multipart/form-data with one part a file and, if wanted, a part of type {Activity.ContentType}.");

    private IResult TooLarge() => DirectLineAnswers.Error(
        StatusCodes.Status413PayloadTooLarge, ErrorCodes.MessageSizeTooBig, FormattableString.Invariant($"An upload may have at most {options.MaxUploadMegabytes} MB."));
}
