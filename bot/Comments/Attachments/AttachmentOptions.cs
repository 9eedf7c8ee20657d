using System.Globalization;
using CivicBot.Comments.Records;

namespace CivicBot.Comments.Attachments;

/// <summary>How photos and files of comments are fetched from the channel and kept. Section <c>Comments:Attachments</c>.</summary>
public sealed class AttachmentOptions
{
    public const string Section = "Comments:Attachments";

    private const long Mega = 1024 * 1024;

    /// <summary>
    /// Where Zalo keeps what citizens send: photos and voice on zdn.vn and zadn.vn, files on dlfl.vn (which sends on to flchat.vn and dlmd.me), videos on dlmd.me. Zalo documents none of
    /// them; they were seen in public integrations up to October 2026.
    /// </summary>
    public static IReadOnlyList<string> ZaloHosts { get; } = ["zdn.vn", "zadn.vn", "dlfl.vn", "flchat.vn", "dlmd.me"];

    /// <summary>Hosts that may be fetched from, each with all its subdomains; empty: <see cref="ZaloHosts"/>.</summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>
    /// <c>host:port</c> of a stand-in of the channel on this machine, which may speak plain http and have a private address. For tests and trying out; empty in service.
    /// </summary>
    public IList<string> LocalHosts { get; } = [];

    /// <summary>Bytes.</summary>
    public long MaxImageBytes { get; set; } = 10 * Mega;

    public long MaxFileBytes { get; set; } = 20 * Mega;

    public long MaxAudioBytes { get; set; } = 20 * Mega;

    public long MaxVideoBytes { get; set; } = 100 * Mega;

    /// <summary>Width times height of a picture, so that nobody's machine must unpack more. The largest cameras of telephones in use make 108 million.</summary>
    public long MaxPixels { get; set; } = 110_000_000;

    /// <summary>For one download from the first byte to the last.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Without a single byte.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Then the attachment is given up.</summary>
    public int MaxTries { get; set; } = 8;

    /// <summary>Downloads at the same time.</summary>
    public int Parallel { get; set; } = 2;

    internal IReadOnlyList<string> HostsInUse => Hosts.Count == 0 ? ZaloHosts : [.. Hosts];

    /// <summary>After this another node takes a download over.</summary>
    internal TimeSpan Lease => TimeLimit + TimeSpan.FromMinutes(1);

    internal long MaxBytes(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Image => MaxImageBytes,
        AttachmentKind.File => MaxFileBytes,
        AttachmentKind.Audio => MaxAudioBytes,
        AttachmentKind.Video => MaxVideoBytes,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    internal IEnumerable<string> Problems()
    {
        foreach (var host in Hosts.Where(host => Uri.CheckHostName(host) != UriHostNameType.Dns || host.StartsWith('.') || host.EndsWith('.')))
        {
            yield return $"{Section}:Hosts holds '{host}', which is no host name; write it without scheme, port and leading dot, for example zdn.vn.";
        }

        foreach (var host in LocalHosts.Where(host => !IsHostAndPort(host)))
        {
            yield return $"{Section}:LocalHosts holds '{host}'; write host and port, for example 127.0.0.1:5090, or remove the key.";
        }

        (string Key, long Value)[] sizes =
        [
            (nameof(MaxImageBytes), MaxImageBytes), (nameof(MaxFileBytes), MaxFileBytes), (nameof(MaxAudioBytes), MaxAudioBytes), (nameof(MaxVideoBytes), MaxVideoBytes), (nameof(MaxPixels), MaxPixels),
        ];
        foreach (var (key, _) in sizes.Where(size => size.Value is < 1 or > 1024 * Mega))
        {
            yield return $"{Section}:{key} must lie between 1 and 1073741824; remove the key for the default.";
        }

        if (TimeLimit < TimeSpan.FromSeconds(1) || TimeLimit > TimeSpan.FromHours(1) || IdleLimit < TimeSpan.FromMilliseconds(100) || IdleLimit > TimeLimit)
        {
            yield return $"{Section}:TimeLimit must lie between 00:00:01 and 01:00:00 and {Section}:IdleLimit below it; remove the keys for 5 minutes and 20 seconds.";
        }

        if (MaxTries is < 1 or > 100 || Parallel is < 1 or > 32)
        {
            yield return $"{Section}:MaxTries must lie between 1 and 100 and {Section}:Parallel between 1 and 32; remove the keys for 8 and 2.";
        }
    }

    private static bool IsHostAndPort(string text) =>
        text.LastIndexOf(':') is > 0 and var colon
        && Uri.CheckHostName(text[..colon]) != UriHostNameType.Unknown
        && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535;
}
