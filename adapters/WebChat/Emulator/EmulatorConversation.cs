namespace CivicBot.Adapters.WebChat.Emulator;

/// <summary>
/// A conversation with a service that speaks the Bot Framework's connector protocol. Our id holds the service's address too: whoever writes there later knows from it where to.
/// </summary>
/// <param name="Service">Where answers go, without a slash at the end.</param>
/// <param name="Id">As the service calls it.</param>
internal sealed record EmulatorConversation(string Service, string Id)
{
    private const char Mark = '#';

    /// <summary>The id on our side.</summary>
    public string Key => Service + Mark + Id;

    /// <returns>Null where the service is not on this machine: what a stranger writes into an activity must not send us anywhere.</returns>
    public static EmulatorConversation? Of(string? serviceUrl, string? conversationId) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var service)
        && (service.Scheme == Uri.UriSchemeHttp || service.Scheme == Uri.UriSchemeHttps)
        && service is { IsLoopback: true, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
        && conversationId is { Length: > 0 and <= 200 }
            ? new EmulatorConversation(service.AbsoluteUri.TrimEnd('/'), conversationId)
            : null;

    /// <exception cref="ArgumentException">It is no id of ours.</exception>
    public static EmulatorConversation FromKey(string key) =>
        key.Split(Mark, 2) is [var service, var id] && Of(service, id) is { } conversation
            ? conversation
            : throw new ArgumentException("It is no conversation of the emulator.", nameof(key));

    /// <summary>Where a message goes: an answer to an activity, or into the conversation.</summary>
    public Uri AddressOf(string? replyToId) => new(
        $"{Service}/v3/conversations/{Uri.EscapeDataString(Id)}/activities" + (string.IsNullOrEmpty(replyToId) ? "" : "/" + Uri.EscapeDataString(replyToId)));
}
