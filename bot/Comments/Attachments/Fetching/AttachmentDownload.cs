using System.Net;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Attachments.Fetching;

/// <summary>One download from the channel into a file: follows allowed redirects only, measures while it reads, gives up on whoever dawdles.</summary>
internal sealed class AttachmentDownload(IHttpClientFactory clients, IEnumerable<IHeldContents> held, IOptions<AttachmentOptions> options, TimeProvider time)
{
    public const string HttpClientName = "attachments";

    private const int MostRedirects = 3;
    private const int BufferSize = 64 * 1024;

    private readonly AttachmentOptions options = options.Value;

    /// <exception cref="AttachmentRoomException">The file cannot be written.</exception>
    public async Task<DownloadOutcome> FetchAsync(Uri address, long maxBytes, string file, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.TimeLimit, time);
        using var idle = new CancellationTokenSource(options.IdleLimit, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token, idle.Token);
        try
        {
            return held.FirstOrDefault(channel => channel.Holds(address)) is { } holder
                ? await TakeAsync(holder, address, maxBytes, file, idle, any.Token)
                : await FollowAsync(address, maxBytes, file, idle, any.Token);
        }
        catch (HttpRequestException failure)
        {
            return failure.InnerException is AddressNotPublicException
                ? new DownloadOutcome.Refused(AttachmentTrouble.NotPublic)
                : new DownloadOutcome.NotNow(AttachmentTrouble.NoAnswer);
        }
        catch (IOException)
        {
            // The connection broke: writing has an exception of its own.
            return new DownloadOutcome.NotNow(AttachmentTrouble.NoAnswer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DownloadOutcome.NotNow(AttachmentTrouble.TooSlow);
        }
    }

    private async Task<DownloadOutcome> TakeAsync(IHeldContents holder, Uri address, long maxBytes, string file, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        await using var content = await holder.OpenAsync(address, cancellationToken);
        return content is null ? new DownloadOutcome.NotNow(AttachmentTrouble.Gone, Gone: true) : await CopyAsync(content, maxBytes, file, idle, cancellationToken);
    }

    private async Task<DownloadOutcome> FollowAsync(Uri address, long maxBytes, string file, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        if (AttachmentAddress.ProblemOf(address, options) is { } problem)
        {
            return new DownloadOutcome.Refused(problem);
        }

        using var client = clients.CreateClient(HttpClientName);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("identity");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(response, maxBytes, file, idle, cancellationToken);
            }

            // Zalo's file links send on from node to node; each is looked at as if it had come with the message.
            if (response.Headers.Location is not { } location || AttachmentAddress.ProblemOf(address = new Uri(address, location), options) is not null)
            {
                return new DownloadOutcome.Refused(AttachmentTrouble.SentElsewhere);
            }

            idle.CancelAfter(options.IdleLimit);
        }

        return new DownloadOutcome.Refused(AttachmentTrouble.TooManyRedirects);
    }

    private async Task<DownloadOutcome> ReadAsync(HttpResponseMessage response, long maxBytes, string file, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                ? new DownloadOutcome.NotNow(AttachmentTrouble.Gone, Gone: true)
                : new DownloadOutcome.NotNow(AttachmentTrouble.NoAnswer);
        }

        if (response.Content.Headers.ContentEncoding.Any(coding => !string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            return new DownloadOutcome.Refused(AttachmentTrouble.Compressed);
        }

        if (response.Content.Headers.ContentLength > maxBytes)
        {
            return new DownloadOutcome.Refused(AttachmentTrouble.TooLarge);
        }

        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await CopyAsync(content, maxBytes, file, idle, cancellationToken);
    }

    private async Task<DownloadOutcome> CopyAsync(Stream content, long maxBytes, string file, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        await using var kept = NewFile.Create(file);
        var buffer = new byte[BufferSize];
        for (var total = 0L; ;)
        {
            var read = await content.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return total == 0 ? new DownloadOutcome.Refused(AttachmentTrouble.Empty) : new DownloadOutcome.Complete();
            }

            total += read;
            if (total > maxBytes)
            {
                return new DownloadOutcome.Refused(AttachmentTrouble.TooLarge);
            }

            await NewFile.WriteAsync(kept, buffer.AsMemory(0, read), cancellationToken);
            idle.CancelAfter(options.IdleLimit);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
