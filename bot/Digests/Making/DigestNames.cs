using CivicBot.Communes;

namespace CivicBot.Digests.Making;

/// <summary>Names for ids; an id that is in no file any more stays as it is, so that nothing disappears.</summary>
internal static class DigestNames
{
    public static string Neighbourhood(Commune commune, string id) => commune.Neighbourhoods.FirstOrDefault(n => n.Id == id)?.Name ?? id;

    public static string Body(DigestKnowledge knowledge, string id) => knowledge.Bodies.TryGetValue(id, out var body) ? body.Name : id;

    public static string Topic(DigestKnowledge knowledge, string id) => knowledge.Topics.Topics.FirstOrDefault(t => t.Id == id)?.Name ?? id;

    /// <summary>"Phường An Mẫu" without its kind.</summary>
    public static string Short(Commune commune)
    {
        var kind = Kind(commune.Kind);
        return commune.Name.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase) ? commune.Name[(kind.Length + 1)..] : commune.Name;
    }

    public static string Kind(CommuneKind kind) => kind switch
    {
        CommuneKind.Commune => "xã",
        CommuneKind.Ward => "phường",
        CommuneKind.SpecialZone => "đặc khu",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of commune."),
    };
}
