using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>
/// Finds where a comment says that something is: parts of the commune, streets, landmarks, house numbers, and which neighbourhood of the commune's own list
/// that is. Works on the words as typed, with or without capitals and diacritics.
/// </summary>
/// <param name="lexicon">How places are named.</param>
/// <param name="neighbourhoods">The commune's own list; may be empty.</param>
public sealed class PlaceExtractor(PlaceLexicon lexicon, IReadOnlyCollection<Neighbourhood> neighbourhoods)
{
    private readonly PlacePartReader reader = new(lexicon);
    private readonly PlacePhrase phrase = new(lexicon);
    private readonly NeighbourhoodMatcher matcher = new(lexicon, neighbourhoods);

    public PlaceReading Read(AnalysedText text)
    {
        var typed = PlaceText.Of(text.Original);
        var parts = reader.Read(typed);
        return new PlaceReading(parts, phrase.Of(typed, parts), matcher.Match(typed, parts));
    }
}
