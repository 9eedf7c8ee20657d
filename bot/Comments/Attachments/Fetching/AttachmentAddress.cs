namespace CivicBot.Comments.Attachments.Fetching;

/// <summary>Which addresses may be fetched. An address comes with a message, so anybody may write anything there: only https at the channel's own hosts is followed.</summary>
internal static class AttachmentAddress
{
    private const int HttpsPort = 443;

    /// <returns>Null where it may be fetched, else why not.</returns>
    public static string? ProblemOf(Uri address, AttachmentOptions options)
    {
        if (!address.IsAbsoluteUri)
        {
            return AttachmentTrouble.HostNotAllowed;
        }

        if (IsLocal(address, options))
        {
            return address.UserInfo.Length == 0 ? null : AttachmentTrouble.HostNotAllowed;
        }

        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return AttachmentTrouble.NoHttps;
        }

        return address is { UserInfo.Length: 0, Port: HttpsPort, HostNameType: UriHostNameType.Dns } && options.HostsInUse.Any(allowed => IsAt(address.IdnHost, allowed))
            ? null
            : AttachmentTrouble.HostNotAllowed;
    }

    /// <summary>Whether the configuration names this host and port as a stand-in on this machine.</summary>
    public static bool IsLocal(string host, int port, AttachmentOptions options) =>
        options.LocalHosts.Any(local => string.Equals(local, FormattableString.Invariant($"{host}:{port}"), StringComparison.OrdinalIgnoreCase));

    private static bool IsLocal(Uri address, AttachmentOptions options) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && IsLocal(address.Host, address.Port, options);

    /// <summary>The host itself or a name below it: "f1.zdn.vn" is at "zdn.vn", "evilzdn.vn" is not.</summary>
    private static bool IsAt(string host, string allowed) =>
        host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase) && (host.Length == allowed.Length || host[^(allowed.Length + 1)] == '.');
}
