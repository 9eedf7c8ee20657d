namespace CivicBot.Adapters.Zalo.Client;

/// <summary>What a failed HTTP call proves.</summary>
internal static class ZaloTransport
{
    /// <summary>True where no connection came about: Zalo cannot have acted. Everything later (a reset, an early end) proves nothing.</summary>
    public static bool NeverLeft(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;
}
