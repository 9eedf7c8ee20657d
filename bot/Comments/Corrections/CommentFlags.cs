using CivicBot.Comments.Records;

namespace CivicBot.Comments.Corrections;

/// <summary>Wire names of flags in files and commands, as <c>classify</c> writes them.</summary>
public static class CommentFlags
{
    private static readonly Concerns[] All = [Concerns.PersonalData, Concerns.Denunciation, Concerns.Emergency, Concerns.Abuse];

    public static IEnumerable<string> WireNames => All.Select(WireName);

    public static string WireName(Concerns flag) => flag switch
    {
        Concerns.PersonalData => "pii",
        Concerns.Denunciation => "denunciation",
        Concerns.Emergency => "emergency",
        Concerns.Abuse => "abuse",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "Not one flag."),
    };

    /// <summary>Null for a name that is none.</summary>
    public static Concerns? Of(string wireName) => All.Select(flag => (Concerns?)flag).FirstOrDefault(flag => WireName(flag!.Value) == wireName);
}
