namespace CivicBot.Digests.Sending;

/// <summary>Where officials open their pages; configuration section <c>Officials</c>. The program sits behind a proxy and does not know by itself.</summary>
public sealed class OfficialsAddress
{
    public const string Section = "Officials";

    /// <summary>For example <c>https://civicbot.example.vn</c>; empty: mails and messages bear no link.</summary>
    public string Address { get; set; } = "";

    /// <summary>Address of a digest's page; null: none is known.</summary>
    internal string? LinkTo(DigestRequest request)
    {
        if (Address.Length == 0)
        {
            return null;
        }

        var query = $"kind={request.Kind.WireName()}&scope={Uri.EscapeDataString(request.Scope.Key)}&commune={Uri.EscapeDataString(request.Commune)}";
        var whom = request switch
        {
            { Officer: { } officer } => $"&officer={Uri.EscapeDataString(officer)}",
            { Body: { } body } => $"&body={Uri.EscapeDataString(body)}",
            _ => "",
        };
        return $"{Address.TrimEnd('/')}/officials/digests?{query}{whom}";
    }

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (Address.Length > 0 && !(Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0 && uri.Fragment.Length == 0))
        {
            yield return "Officials__Address must be the address at which officials open CivicBot, for example https://civicbot.example.vn, or empty.";
        }
    }
}
