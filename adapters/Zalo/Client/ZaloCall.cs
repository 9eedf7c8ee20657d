namespace CivicBot.Adapters.Zalo.Client;

/// <summary>One call to the OA API or to the host of template messages, ready to be made as often as its kind allows.</summary>
/// <param name="Endpoint">Name for metrics, circuits and logs, for example <c>v3/message/cs</c>; never with data of a citizen.</param>
/// <param name="PathAndQuery">Below the API's host.</param>
/// <param name="Content">Makes the body anew for each attempt; null: GET.</param>
/// <param name="Family">Which host it goes to, and whose error codes it answers with.</param>
internal sealed record ZaloCall(
    string Endpoint, string PathAndQuery, ZaloCallKind Kind, Func<HttpContent>? Content = null, ZaloErrorFamily Family = ZaloErrorFamily.Oa);

/// <summary>What may be repeated.</summary>
internal enum ZaloCallKind
{
    /// <summary>Changes nothing: repeated after any failure that passes.</summary>
    Read,

    /// <summary>A citizen sees it: repeated only when it certainly was not delivered.</summary>
    Send,

    /// <summary>Costs quota, seen by nobody: repeated like a send.</summary>
    Upload,
}
