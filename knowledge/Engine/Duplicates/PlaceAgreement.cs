using CivicBot.Knowledge.Places;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>How far two comments speak of the same place.</summary>
/// <param name="Score">0: nothing shared; about 1 for each shared name or number.</param>
/// <param name="IsConflict">They name different ones of the same kind: another hamlet number, another street.</param>
/// <param name="OthersOnBothSides">Each names something that the other does not.</param>
/// <param name="Shared">What is shared, for the explanation.</param>
internal sealed record PlaceAgreement(double Score, bool IsConflict, bool OthersOnBothSides, IReadOnlyList<string> Shared)
{
    private const double NumberWeight = 0.7;
    private const double PairWeight = 0.8;

    public static PlaceAgreement Of(CommentTraits a, CommentTraits b, NameRarity rarity, DuplicateOptions options)
    {
        var shared = new List<string>();
        var score = 0.0;
        var conflict = false;
        foreach (var (@class, numbers) in a.Numbers)
        {
            if (b.Numbers.TryGetValue(@class, out var others))
            {
                conflict |= !numbers.Overlaps(others);
                score += numbers.Overlaps(others) ? NumberWeight : 0;
                shared.AddRange(numbers.Where(others.Contains).Select(n => $"{@class} {n}"));
            }
        }

        var (ofA, onlyA) = Names(a, b, rarity, options, shared, ref score);
        var (_, onlyB) = Names(b, a, rarity, options, shared, ref score, ofA);
        var isElsewhere = score == 0 && onlyA.Count > 0 && onlyB.Count > 0;
        foreach (var pair in a.Pairs)
        {
            if (!isElsewhere && b.Pairs.Contains(pair) && !shared.Exists(s => s.Contains(pair, StringComparison.Ordinal)))
            {
                score += PairWeight * rarity.Of(pair);
                shared.Add(pair);
            }
        }

        conflict |= onlyA.Exists(n => n.Class.Length > 0 && onlyB.Exists(o => PlaceClasses.Group(o.Class) == PlaceClasses.Group(n.Class) && !IsCut(n, o)) && !SharesClass(a, b, n.Class, onlyA, onlyB));
        return new PlaceAgreement(score, conflict, onlyA.Count > 0 && onlyB.Count > 0, shared);
    }

    private static (List<string> Found, List<TraitName> Only) Names(
        CommentTraits a, CommentTraits b, NameRarity rarity, DuplicateOptions options, List<string> shared, ref double score, List<string>? before = null)
    {
        var found = before ?? [];
        var only = new List<TraitName>();
        foreach (var name in a.Names)
        {
            if (!b.Says(name, a.IsToneless) || IsOtherThing(name, b))
            {
                only.Add(name);
            }
            else if (!found.Exists(f => f.Contains(name.Folded, StringComparison.Ordinal) || name.Folded.Contains(f, StringComparison.Ordinal)))
            {
                found.Add(name.Folded);
                shared.Add(name.Folded);
                score += (name.Kind == PlaceKind.Commune ? options.CommuneWeight : 1) * rarity.Of(name.Folded);
            }
        }

        return (found, only);
    }

    /// <summary>Some name of the kind is shared, so another one of it is only a detail: "từ cầu A đến cầu B".</summary>
    private static bool SharesClass(CommentTraits a, CommentTraits b, string @class, List<TraitName> onlyA, List<TraitName> onlyB) =>
        a.Names.Any(n => PlaceClasses.Group(n.Class) == PlaceClasses.Group(@class) && !onlyA.Contains(n))
        || b.Names.Any(n => PlaceClasses.Group(n.Class) == PlaceClasses.Group(@class) && !onlyB.Contains(n));

    /// <summary>Đường Nguyễn Trãi and trường Nguyễn Trãi share a name and nothing else.</summary>
    private static bool IsOtherThing(TraitName name, CommentTraits other)
    {
        var own = PlaceClasses.Group(name.Class);
        var opposite = own switch
        {
            PlaceClasses.Street => PlaceClasses.School,
            PlaceClasses.School => PlaceClasses.Street,
            _ => null,
        };
        return opposite is not null
            && other.Names.Any(n => n.Folded == name.Folded && PlaceClasses.Group(n.Class) == opposite && n.Class != PlaceClasses.Known && name.Class != PlaceClasses.Known)
            && !other.Names.Any(n => n.Folded == name.Folded && PlaceClasses.Group(n.Class) == own);
    }

    /// <summary>The same name with another word caught behind it: "phu dien bay", "phu dien toc".</summary>
    private static bool IsCut(TraitName a, TraitName b)
    {
        var first = a.Folded.Split(' ');
        var second = b.Folded.Split(' ');
        return first.Length >= 3 && second.Length >= 3 && first[0] == second[0] && first[1] == second[1] && a.Name == a.Folded && b.Name == b.Folded
            && !(first.Length == 3 && second.Length == 3 && a.Kind == PlaceKind.Street);
    }
}
