using System.Collections.Concurrent;

namespace CivicBot.ZaloStandIn.Media;

/// <summary>Something that a citizen sent, as Zalo's media hosts give it out, well or badly.</summary>
public sealed record MediaItem(byte[] Content, string ContentType)
{
    public int Status { get; init; } = 200;

    /// <summary>Where it sends on to instead of giving anything.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>Before anything is answered.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The content comes in single bytes with this pause between.</summary>
    public TimeSpan Drip { get; init; }

    /// <summary>The content is given again and again up to this many bytes, without saying how many there are.</summary>
    public long RepeatTo { get; init; }

    /// <summary>The connection breaks in the middle.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>Header <c>Content-Encoding</c>.</summary>
    public string? Encoding { get; init; }
}

/// <summary>Plays Zalo's media hosts (<c>*.zdn.vn</c>, <c>*.dlfl.vn</c>): below <c>/media/</c> there is a sample for every name, unless something else was put there.</summary>
public sealed class MediaShelf
{
    private readonly ConcurrentDictionary<string, MediaItem> items = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> requests = new(StringComparer.Ordinal);

    /// <summary>From now on this stands under the name.</summary>
    public void Put(string name, MediaItem item) => items[name] = item;

    /// <summary>How often it was asked for.</summary>
    public int Requests(string name) => requests.GetValueOrDefault(name);

    internal async Task ServeAsync(HttpContext context)
    {
        var name = (string?)context.Request.RouteValues["name"] ?? "";
        requests.AddOrUpdate(name, 1, (_, count) => count + 1);
        var item = items.GetValueOrDefault(name) ?? SampleMedia.Named(name);
        await Task.Delay(item.Delay, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Response.StatusCode = item.Status;
        if (item.RedirectTo is { } address)
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = address;
            return;
        }

        context.Response.ContentType = item.ContentType;
        if (item.Encoding is { } encoding)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        try
        {
            await WriteAsync(item, context);
        }
        catch (OperationCanceledException)
        {
            // The caller has had enough.
        }
    }

    private static async Task WriteAsync(MediaItem item, HttpContext context)
    {
        var (body, cancellationToken) = (context.Response.Body, context.RequestAborted);
        if (item.RepeatTo > 0)
        {
            for (var written = 0L; written < item.RepeatTo && !cancellationToken.IsCancellationRequested; written += item.Content.Length)
            {
                await body.WriteAsync(item.Content, cancellationToken);
            }

            return;
        }

        context.Response.ContentLength = item.Content.Length;
        if (item.BreaksOff)
        {
            await body.WriteAsync(item.Content.AsMemory(0, item.Content.Length / 2), cancellationToken);
            await body.FlushAsync(cancellationToken);
            context.Abort();
            return;
        }

        if (item.Drip == TimeSpan.Zero)
        {
            await body.WriteAsync(item.Content, cancellationToken);
            return;
        }

        for (var at = 0; at < item.Content.Length; at++)
        {
            await body.WriteAsync(item.Content.AsMemory(at, 1), cancellationToken);
            await body.FlushAsync(cancellationToken);
            await Task.Delay(item.Drip, cancellationToken);
        }
    }
}
