using CivicBot.Digests;

namespace CivicBot.Officials.Digests;

/// <summary>Which digest a page's address or a form asks for; every part may be missing or wrong.</summary>
internal sealed record DigestQuery
{
    /// <summary>Wire name.</summary>
    public string? Kind { get; init; }

    /// <summary>Key of a <see cref="DigestScope"/>.</summary>
    public string? Scope { get; init; }

    public string? Commune { get; init; }

    /// <summary>Title.</summary>
    public string? Officer { get; init; }

    /// <summary>Id of the body.</summary>
    public string? Body { get; init; }

    /// <summary>As it comes from an address or a form, where a part that is empty is none.</summary>
    public static DigestQuery Of(string? kind, string? scope, string? commune, string? officer, string? body) => new()
    {
        Kind = NullIfEmpty(kind), Scope = NullIfEmpty(scope), Commune = NullIfEmpty(commune), Officer = NullIfEmpty(officer), Body = NullIfEmpty(body),
    };

    public static DigestQuery Of(DigestRequest request) => new()
    {
        Kind = request.Kind.WireName(), Scope = request.Scope.Key, Commune = request.Commune, Officer = request.Officer, Body = request.Body,
    };

    /// <summary>Each part by the name that it has in addresses and forms.</summary>
    public IEnumerable<(string Name, string Value)> Parts
    {
        get
        {
            (string Name, string? Value)[] all = [("kind", Kind), ("scope", Scope), ("commune", Commune), ("officer", Officer), ("body", Body)];
            return all.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => (part.Name, part.Value!));
        }
    }

    public string Address(string path) => $"{path}?{string.Join('&', Parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"))}";

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
