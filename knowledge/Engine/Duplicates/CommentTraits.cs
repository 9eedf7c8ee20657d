using CivicBot.Knowledge.Places;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>A comment prepared for comparison.</summary>
/// <param name="Id">Of the comment.</param>
/// <param name="IsToneless">Typed without diacritics: compared without them.</param>
/// <param name="Typed">Words as typed, for looking up names of other comments.</param>
/// <param name="TypedFolded">The same without diacritics.</param>
/// <param name="Names">Names of its places.</param>
/// <param name="Numbers">Numbers of its places: class and number.</param>
/// <param name="Pairs">Pairs of words that nobody else writes one after the other, folded; probably names.</param>
/// <param name="Keys">Pairs of words under which other comments may find this one, folded.</param>
/// <param name="Matters">What is wrong.</param>
/// <param name="PossibleMatters">What may be wrong, from words that mean several things without diacritics.</param>
/// <param name="Things">What it is about.</param>
/// <param name="Words">Words outside of places that carry meaning, folded, with their weight.</param>
/// <param name="Topics">As classified; null where unknown.</param>
internal sealed record CommentTraits(
    string Id,
    bool IsToneless,
    string Typed,
    string TypedFolded,
    IReadOnlyList<TraitName> Names,
    IReadOnlyDictionary<string, HashSet<string>> Numbers,
    IReadOnlySet<string> Pairs,
    IReadOnlySet<string> Keys,
    IReadOnlyDictionary<string, double> Matters,
    IReadOnlySet<string> PossibleMatters,
    IReadOnlySet<string> Things,
    IReadOnlyDictionary<string, double> Words,
    IReadOnlyList<string>? Topics)
{
    public bool HasPlace => Names.Count > 0 || Numbers.Count > 0;

    /// <summary>True where the words of a name stand in this comment.</summary>
    public bool Says(TraitName name, bool otherIsToneless) => IsToneless || otherIsToneless
        ? TypedFolded.Contains(name.PaddedFolded, StringComparison.Ordinal)
        : Typed.Contains(name.Padded, StringComparison.Ordinal);
}

/// <summary>A name of a place.</summary>
/// <param name="Kind">What it is the name of.</param>
/// <param name="Class">Class of the marker before it; empty for a name alone.</param>
/// <param name="Name">Lower-case.</param>
/// <param name="Folded">Without diacritics.</param>
internal sealed record TraitName(PlaceKind Kind, string Class, string Name, string Folded)
{
    public string Padded { get; } = $" {Name} ";

    public string PaddedFolded { get; } = $" {Folded} ";
}
