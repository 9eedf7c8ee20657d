using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Calls;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CivicBot.ZaloStandIn.OpenApi;

/// <summary><c>POST /v2.0/oa/upload/image|gif|file</c>: multipart, one part named <c>file</c>.</summary>
internal sealed class UploadEndpoint(StandIn standIn)
{
    private const int OneMegabyte = 1024 * 1024;

    public Answer Image(Call call) => Upload(call, "image", OneMegabyte, IsJpegOrPng);

    public Answer Gif(Call call) => Upload(call, "gif", 5 * OneMegabyte, (_, content) => content.AsSpan().StartsWith("GIF8"u8));

    public Answer File(Call call) => Upload(call, "file", 5 * OneMegabyte, IsDocument);

    private Answer Upload(Call call, string kind, int limit, Func<string, byte[], bool> accepts)
    {
        if (Part(call) is not var (name, content))
        {
            return Error(-201, "file is missing");
        }

        if (content.Length > limit)
        {
            return Error(-210, "file is too large");
        }

        if (content.Length == 0 || !accepts(name, content))
        {
            return Error(-201, "file type is not supported");
        }

        return call.Account.Uploads.Add(kind, standIn.Options.Behaviour.UploadsPerMonth) is { } id
            ? Answer.Success(new JsonObject { [kind == "file" ? "token" : "attachment_id"] = id }, standIn.Options.Behaviour.ErrorAsString)
            : Error(-211, "out of upload quota");
    }

    private static bool IsJpegOrPng(string name, byte[] content) =>
        content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]);

    private static bool IsDocument(string name, byte[] content) =>
        Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".PDF" => content.AsSpan().StartsWith("%PDF"u8),
            ".DOC" or ".DOCX" or ".CSV" => true,
            _ => false,
        };

    private static (string Name, byte[] Content)? Part(Call call)
    {
        if (!MediaTypeHeaderValue.TryParse(call.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
        {
            return null;
        }

        // The body is in memory already: reading its sections never waits.
        var reader = new MultipartReader(boundary.ToString(), new MemoryStream(call.Body));
        while (reader.ReadNextSectionAsync(call.Context.RequestAborted).GetAwaiter().GetResult() is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name) == "file")
            {
                using var content = new MemoryStream();
                section.Body.CopyTo(content);
                var name = disposition.FileNameStar.Length > 0 ? disposition.FileNameStar : disposition.FileName;
                return (HeaderUtilities.RemoveQuotes(name).ToString(), content.ToArray());
            }
        }

        return null;
    }

    private Answer Error(int code, string message) => Answer.Error(code, message, standIn.Options.Behaviour.ErrorAsString);
}
