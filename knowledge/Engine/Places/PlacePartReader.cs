using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>Reads the parts of a place in the order of the text.</summary>
internal sealed class PlacePartReader
{
    private readonly NameReader names;
    private readonly PlaceNumbers numbers;
    private readonly UnmarkedPlaceReader unmarked;
    private readonly PlaceLexicon lexicon;

    public PlacePartReader(PlaceLexicon lexicon)
    {
        this.lexicon = lexicon;
        names = new NameReader(lexicon);
        numbers = new PlaceNumbers(lexicon);
        unmarked = new UnmarkedPlaceReader(lexicon, names);
    }

    public List<PlacePart> Read(PlaceText text)
    {
        var parts = new List<PlacePart>();
        var words = text.Words;
        for (var i = 0; i < words.Length;)
        {
            var end = At(text, i, parts);
            i = Math.Max(end, i + 1);
        }

        return parts;
    }

    /// <summary>Reads what begins at a word; returns the index behind it, or the same index.</summary>
    private int At(PlaceText text, int at, List<PlacePart> parts)
    {
        var words = text.Words;
        var (length, marker) = lexicon.Markers.Find(words, at, text.IsToneless);
        var (compound, _) = lexicon.UsualCompounds.Find(words, at, text.IsToneless);
        if (compound > 0 && compound >= length && !GoesOn(text, at + compound, length > 0))
        {
            return at + compound;
        }

        if (length > 0)
        {
            var end = Marked(text, at, length, marker!, parts);
            if (end > at)
            {
                return end;
            }
        }

        return words[at].IsNumber ? unmarked.HouseOnStreet(text, at, parts) : unmarked.Unmarked(text, at, parts);
    }

    private int Marked(PlaceText text, int at, int length, PlaceMarker marker, List<PlacePart> parts)
    {
        if (IsOwnName(text, at, length, marker))
        {
            return at;
        }

        var behind = at + length;
        var strict = marker.IsDoubtful && (text.IsToneless || marker.Kind is PlaceKind.Landmark or PlaceKind.Business or PlaceKind.Commune);
        var found = Name(text, behind, marker, strict);
        if (!found.IsEmpty)
        {
            parts.Add(PlacePart.Of(text, at, found.End, marker.Kind, marker.Class, found));
            return found.Name is null || marker.Kind == PlaceKind.Neighbourhood ? NameBehindNumber(text, found.End, marker, parts) : found.End;
        }

        // "cổng trường", "trước chợ": tells where, though not which one.
        if (marker.Kind != PlaceKind.Landmark || (marker.IsDoubtful && text.IsToneless) || !StandsBehindRelation(text, at))
        {
            return at;
        }

        parts.Add(PlacePart.Of(text, at, behind, marker.Kind, marker.Class, new PlaceName(behind, [], null)));
        return behind;
    }

    private bool StandsBehindRelation(PlaceText text, int at)
    {
        for (var back = Math.Max(0, at - 3); back < at; back++)
        {
            var (length, phrase) = lexicon.Relations.Find(text.Words, back, text.IsToneless);
            if (length > 0 && back + length == at && !text.Words[at].AfterBreak && lexicon.ShownRelations.Contains(phrase!))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"ở Trường Vinh": a capital inside the sentence and one word behind it make a name, no school.</summary>
    private static bool IsOwnName(PlaceText text, int at, int length, PlaceMarker marker)
    {
        var words = text.Words;
        return text.UsesCapitals && length == 1 && marker is { IsDoubtful: true, Kind: PlaceKind.Landmark or PlaceKind.Business } && words[at].IsCapital && !words[at].StartsSentence
            && at + 1 < words.Length && words[at + 1].IsCapital && !words[at + 1].AfterBreak
            && !(at + 2 < words.Length && words[at + 2].IsCapital && !words[at + 2].AfterBreak);
    }

    private PlaceName Name(PlaceText text, int at, PlaceMarker marker, bool strict)
    {
        var found = new List<string>();
        var end = marker.TakesNumber || marker.Kind == PlaceKind.Landmark ? numbers.Read(text, at, marker, found) : at;
        if (end > at || !marker.TakesName)
        {
            return new PlaceName(end, found, null);
        }

        var nameEnd = names.End(text, at, strict, marker.Kind == PlaceKind.Neighbourhood);
        if (nameEnd == at)
        {
            return new PlaceName(at, [], null);
        }

        // Thôn Phương Cựu 3: the number belongs to the name.
        end = marker.Kind is PlaceKind.Neighbourhood or PlaceKind.Landmark ? numbers.Read(text, nameEnd, marker, found) : nameEnd;
        return new PlaceName(end, found, text.Join(at, nameEnd));
    }

    /// <summary>Xóm 4 Đông Hải, hẻm 60 Lý Chính Thắng: the name of what it lies in.</summary>
    private int NameBehindNumber(PlaceText text, int at, PlaceMarker marker, List<PlacePart> parts)
    {
        if (at < text.Words.Length && lexicon.Markers.Find(text.Words, at, text.IsToneless) is { Length: > 0, Value.IsDoubtful: false })
        {
            return at;
        }

        var end = names.End(text, at, strict: true);
        if (end > at)
        {
            var isStreet = marker.Kind is PlaceKind.House or PlaceKind.Street;
            parts.Add(PlacePart.Of(text, at, end, isStreet ? PlaceKind.Street : PlaceKind.Named, isStreet ? PlaceClasses.Street : string.Empty, new PlaceName(end, [], text.Join(at, end))));
        }

        return end;
    }

    /// <summary>A compound that is part of a place after all: "đường xóm Giếng"; "điện ấp 3" typed without diacritics, which is no "điện áp".</summary>
    private bool GoesOn(PlaceText text, int behind, bool beginsWithMarker)
    {
        var ofHamlet = EndsInHamlet(text, behind - 1);
        return beginsWithMarker
            ? IsFollowedByName(text, behind, ofHamlet)
            : ofHamlet && behind < text.Words.Length && text.Words[behind].IsNumber && !text.Words[behind].AfterBreak;
    }

    /// <summary>"đường xóm", "đường thôn": the name of the hamlet may follow.</summary>
    private bool EndsInHamlet(PlaceText text, int last) =>
        lexicon.Markers.Find(text.Words, last, text.IsToneless) is { Length: 1, Value.Kind: PlaceKind.Neighbourhood };

    private bool IsFollowedByName(PlaceText text, int at, bool ofHamlet) =>
        at < text.Words.Length && !text.Words[at].AfterBreak && (text.Words[at].IsNumber || names.End(text, at, !ofHamlet, ofHamlet) > at);
}
