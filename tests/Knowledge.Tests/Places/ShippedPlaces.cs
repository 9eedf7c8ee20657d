using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Places;

/// <summary>The shipped place lexicon, read once, with a commune of three neighbourhoods.</summary>
internal static class ShippedPlaces
{
    private static readonly Neighbourhood[] Neighbourhoods =
    [
        new("kp-1", "Khu phố 1", ["KP1", "khóm Chợ Cũ"]),
        new("kp-3", "Khu phố 3", ["KP3", "khu 3", "khóm Bến Đò"]),
        new("vuon-dua", "Ấp Vườn Dừa", ["xóm dừa"]),
    ];

    private static readonly Lazy<PlaceLexicon> LearnedLexicon = new(() => PlaceLexicon.Load(Shipped.Knowledge));
    private static readonly Lazy<PlaceExtractor> SharedExtractor = new(() => new PlaceExtractor(Lexicon, Neighbourhoods));

    public static PlaceLexicon Lexicon => LearnedLexicon.Value;

    public static PlaceReading Read(string text) => SharedExtractor.Value.Read(Shipped.Analyzer.Analyse(text));
}
