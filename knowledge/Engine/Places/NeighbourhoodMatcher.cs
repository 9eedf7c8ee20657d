using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>Finds the part of the commune's own list that a comment names: "kp.3", "khu pho ba" and "KP3" are Khu phố 3.</summary>
internal sealed class NeighbourhoodMatcher
{
    private readonly List<(Neighbourhood Neighbourhood, List<PlacePart> Keys, string[] Phrases)> known = [];

    public NeighbourhoodMatcher(PlaceLexicon lexicon, IEnumerable<Neighbourhood> neighbourhoods)
    {
        var reader = new PlacePartReader(lexicon);
        foreach (var neighbourhood in neighbourhoods)
        {
            string[] names = [neighbourhood.Name, .. neighbourhood.Aliases];
            var keys = names.SelectMany(n => reader.Read(PlaceText.Of(n))).Where(p => p.Kind == PlaceKind.Neighbourhood).ToList();
            known.Add((neighbourhood, keys, Array.ConvertAll(names, n => Phrase(PlaceText.Of(n)))));
        }
    }

    public Neighbourhood? Match(PlaceText text, IReadOnlyList<PlacePart> parts)
    {
        if (known.Count == 0)
        {
            return null;
        }

        var message = $" {Phrase(text)} ";
        var (best, bestScore) = ((Neighbourhood?)null, 0);
        foreach (var (neighbourhood, keys, phrases) in known)
        {
            var score = 0;
            foreach (var phrase in phrases)
            {
                score = Math.Max(score, phrase.Length > 3 && message.Contains($" {phrase} ", StringComparison.Ordinal) ? 2 + phrase.Length : 0);
            }

            foreach (var key in keys)
            {
                score = Math.Max(score, parts.Any(p => IsSame(p, key)) ? 20 : 0);
            }

            (best, bestScore) = score > bestScore ? (neighbourhood, score) : (best, bestScore);
        }

        return best;
    }

    private static bool IsSame(PlacePart part, PlacePart key) =>
        part.Kind == PlaceKind.Neighbourhood && part.Class == key.Class && part.FoldedName == key.FoldedName
        && (part.Name == key.Name || part.Name == part.FoldedName || key.Name == key.FoldedName)
        && (key.Numbers.Count == 0 ? part.Numbers.Count == 0 : part.Numbers.Contains(key.Numbers[0], StringComparer.Ordinal));

    private static string Phrase(PlaceText text) => string.Join(' ', text.Words.Select(w => w.Folded));
}
