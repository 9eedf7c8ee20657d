namespace CivicBot.Knowledge.Competence;

/// <summary>Wire names of the levels, as files and the command line write them.</summary>
public static class CompetenceLevels
{
    private static readonly Dictionary<string, CompetenceLevel> ByName = new(StringComparer.Ordinal)
    {
        ["xa"] = CompetenceLevel.Commune,
        ["so"] = CompetenceLevel.Department,
        ["tinh"] = CompetenceLevel.Province,
        ["trung-uong"] = CompetenceLevel.Central,
        ["cong-an"] = CompetenceLevel.Police,
        ["doanh-nghiep"] = CompetenceLevel.Utility,
        ["toa-an"] = CompetenceLevel.Court,
        ["dan-su"] = CompetenceLevel.Private,
    };

    public static IReadOnlyCollection<string> WireNames => ByName.Keys;

    public static string WireName(CompetenceLevel level) => ByName.First(n => n.Value == level).Key;

    /// <summary>Null for a name that is no level.</summary>
    public static CompetenceLevel? Of(string wireName) => ByName.TryGetValue(wireName, out var level) ? level : null;
}
