using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Uploads pictures and files, each content once in six days and OA.</summary>
internal sealed class ZaloUploads
{
    /// <summary>Zalo forgets uploads after seven days; the last day is left for messages that wait in an outbox.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(6);

    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];
    private readonly ZaloApi api;
    private readonly IZaloUploadCache cache;
    private readonly ZaloMetrics metrics;
    private readonly TimeProvider clock;

    public ZaloUploads(ZaloApi api, IZaloUploadCache cache, ZaloMetrics metrics, TimeProvider clock)
    {
        this.api = api;
        this.cache = cache;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// <param name="again">The cached id is known to be dead.</param>
    /// <returns>Attachment id or file token.</returns>
    public async Task<ZaloResult<string>> UploadAsync(
        string oaId, ZaloUploadKind kind, string fileName, ReadOnlyMemory<byte> content, bool again, CancellationToken cancellationToken)
    {
        if (kind.Problem(fileName, content.Length) is { } problem)
        {
            return new ZaloResult<string>(null, new ZaloError(ZaloLocalErrors.BadMedia, ZaloErrorClass.Drop, problem));
        }

        var key = new ZaloUploadKey(oaId, kind.Name, Hash(kind, fileName, content.Span));
        var gate = gates[(uint)key.GetHashCode() % (uint)gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (again)
            {
                await cache.RemoveAsync(key, cancellationToken);
            }
            else if (await cache.FindAsync(key, clock.GetUtcNow(), cancellationToken) is { } known)
            {
                metrics.Upload(kind.Name, cached: true);
                return new ZaloResult<string>(known, null);
            }

            return await SendAsync(key, kind, fileName, content, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<ZaloResult<string>> SendAsync(
        ZaloUploadKey key, ZaloUploadKind kind, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var answer = await api.CallAsync(
            key.OaId, new ZaloCall($"v2/upload/{kind.Name}", $"/v2.0/oa/upload/{kind.Name}", ZaloCallKind.Upload, () => Form(kind, fileName, content)), cancellationToken);
        if (answer is not ZaloAnswer.Ok ok)
        {
            return ZaloReader.Failure<string>(answer);
        }

        if (ZaloElement.Text(ok.Data, kind.Member, "attachment_id", "token") is not { } id)
        {
            return new ZaloResult<string>(null, new ZaloError(ZaloLocalErrors.NoAnswer, ZaloErrorClass.Backoff, "an upload was accepted without an id"));
        }

        metrics.Upload(kind.Name, cached: false);
        var now = clock.GetUtcNow();
        await cache.SaveAsync(key, id, now + Life, now, cancellationToken);
        return new ZaloResult<string>(id, null);
    }

    private static MultipartFormDataContent Form(ZaloUploadKind kind, string fileName, ReadOnlyMemory<byte> content)
    {
        var part = new ReadOnlyMemoryContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue(kind.MediaTypeOf(fileName));

        // The name as UTF-8 in the header, as browsers and curl write it: .NET's own encoded word would be shown to citizens.
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{Quoted(fileName)}\"");
        var form = new MultipartFormDataContent { part };
        form.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        return form;
    }

    private static string Quoted(string fileName) =>
        Path.GetFileName(fileName).ReplaceLineEndings(" ").Replace("\"", "%22", StringComparison.Ordinal);

    /// <summary>A file's name counts, because citizens see it; a picture's does not.</summary>
    private static string Hash(ZaloUploadKind kind, string fileName, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (kind == ZaloUploadKind.File)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(fileName + "\n"));
        }

        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
