using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>Reads places that no marker announces: a house number before a street, known names, capitalised names.</summary>
internal sealed class UnmarkedPlaceReader(PlaceLexicon lexicon, NameReader names)
{
    private const string HouseClass = "nha";

    /// <summary>15 Trần Phú: a number before the name of a street.</summary>
    public int HouseOnStreet(PlaceText text, int at, List<PlacePart> parts)
    {
        var words = text.Words;
        var next = at + 1 < words.Length && words[at + 1].Start == words[at].End && words[at + 1].Text.Length == 1 ? at + 2 : at + 1;
        if (next >= words.Length || words[next].AfterBreak || words[next].Link != '\0')
        {
            return at;
        }

        // 79 đường Lý Nam Đế: the marker stands between.
        if (lexicon.Markers.Find(words, next, text.IsToneless) is { Length: 1, Value: { Class: PlaceClasses.Street } street } && names.End(text, next + 1, strict: true) is var behind
            && behind > next + 1)
        {
            parts.Add(PlacePart.Of(text, at, next, PlaceKind.House, HouseClass, HouseNumber(text, at, next)));
            parts.Add(PlacePart.Of(text, next, behind, street.Kind, street.Class, new PlaceName(behind, [], text.Join(next + 1, behind))));
            return behind;
        }

        var end = names.KnownName(text, next);
        if (end == next && text.UsesCapitals && words[next].IsCapital && names.CapitalRun(text, next) is var run && run - next >= 2)
        {
            end = run;
        }

        if (end == next || lexicon.NoPlaces.Find(words, next, text.IsToneless).Length > 0)
        {
            return at;
        }

        parts.Add(PlacePart.Of(text, at, next, PlaceKind.House, HouseClass, HouseNumber(text, at, next)));
        parts.Add(PlacePart.Of(text, next, end, PlaceKind.Street, PlaceClasses.Street, new PlaceName(end, [], text.Join(next, end))));
        return end;
    }

    private static PlaceName HouseNumber(PlaceText text, int at, int end) =>
        new(end, [text.Original[text.Words[at].Start..text.Words[end - 1].End].ToLowerInvariant()], null);

    public int Unmarked(PlaceText text, int at, List<PlacePart> parts)
    {
        var words = text.Words;
        var isPerson = at > 0 && !words[at].AfterBreak && lexicon.PersonWords.Contains(words[at - 1], text.IsToneless);
        var end = names.KnownName(text, at);
        if (end == at && text.UsesCapitals && words[at].IsCapital && lexicon.NoPlaces.Find(words, at, toneless: false) is { Length: var none })
        {
            if (none > 0)
            {
                return at + none;
            }

            var run = names.CapitalRun(text, at);
            if (words[at].StartsSentence && lexicon.UsualWords.Find(words, at, toneless: false).Length > 0 && !lexicon.NameSyllables.Contains(words[at], toneless: false))
            {
                return at;
            }

            end = run - at >= 2 && !IsShout(text, at, run) ? run : at;
            if (end == at)
            {
                return run;
            }
        }

        if (end > at && !isPerson)
        {
            parts.Add(PlacePart.Of(text, at, end, PlaceKind.Named, names.KnownName(text, at) == end ? PlaceClasses.Known : string.Empty, new PlaceName(end, [], text.Join(at, end))));
        }

        return end;
    }

    /// <summary>UBND, BHYT: capitals throughout are abbreviations or shouting.</summary>
    private static bool IsShout(PlaceText text, int at, int end)
    {
        for (var i = at; i < end; i++)
        {
            var word = text.Original.AsSpan(text.Words[i].Start, text.Words[i].End - text.Words[i].Start);
            if (word.Length < 2 || !char.IsUpper(word[1]))
            {
                return false;
            }
        }

        return true;
    }
}
