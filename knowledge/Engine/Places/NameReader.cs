namespace CivicBot.Knowledge.Places;

/// <summary>
/// Tells where a name ends. Where the writer uses capitals they tell it; otherwise known names, family names, and the first word that is a usual one.
/// </summary>
internal sealed class NameReader(PlaceLexicon lexicon)
{
    private const int LongestRun = 6;
    private const int LongestTyped = 3;
    private const int LongestPerson = 4;

    /// <summary>Index just behind the name that begins at a word; the same index where none does.</summary>
    /// <param name="text">The message.</param>
    /// <param name="at">First word of the name.</param>
    /// <param name="strict">Only what is certainly a name: known, of a family, or made of name syllables.</param>
    /// <param name="ofHamlet">The marker before it is one of hamlets, which are also named after wells and temples.</param>
    public int End(PlaceText text, int at, bool strict, bool ofHamlet = false)
    {
        var words = text.Words;
        if (at >= words.Length || words[at].AfterBreak || words[at].IsNumber || lexicon.NoPlaces.Find(words, at, text.IsToneless).Length > 0)
        {
            return at;
        }

        if (text.UsesCapitals && words[at].IsCapital)
        {
            return CapitalRun(text, at);
        }

        return ofHamlet && !text.UsesCapitals && lexicon.HamletNames.Contains(words[at], text.IsToneless)
            && (lexicon.Markers.Find(words, at, text.IsToneless).Length > 0 || !IsOfName(text, at, at + 1)) && (text.IsToneless || !BeginsUsualPair(text, at))
            ? at + 1
            : TypedName(text, at, strict || text.UsesCapitals);
    }

    /// <summary>Capitalised words in a row: Phương Cựu, Ia Phìn - Ia Băng.</summary>
    public int CapitalRun(PlaceText text, int at)
    {
        var words = text.Words;
        var end = at;
        while (end < words.Length && end - at < LongestRun && words[end].IsCapital && (end == at || !StopsRun(text, end)))
        {
            end++;
        }

        return end;
    }

    /// <summary>A name of the list of known names that is typed here; the same index where none is.</summary>
    public int KnownName(PlaceText text, int at)
    {
        var words = text.Words;
        var (length, _) = lexicon.KnownNames.Find(words, at, text.IsToneless);
        var certain = length >= 3 || (length == 2 && !lexicon.Background.IsUsualPair(words[at].Folded, words[at + 1].Folded));
        return certain && (!text.UsesCapitals || words[at].IsCapital || length >= 3) ? at + length : at;
    }

    private bool StopsRun(PlaceText text, int at)
    {
        var word = text.Words[at];
        if (word.AfterBreak || lexicon.NoPlaces.Find(text.Words, at, toneless: false).Length > 0)
        {
            return true;
        }

        var (length, marker) = lexicon.Markers.Find(text.Words, at, toneless: false);
        var next = at + length;
        return length > 0 && marker!.Kind is PlaceKind.Commune or PlaceKind.Neighbourhood && !lexicon.NameSyllables.Contains(word, toneless: false)
            && next < text.Words.Length && !text.Words[next].AfterBreak && (text.Words[next].IsCapital || text.Words[next].IsNumber);
    }

    private int TypedName(PlaceText text, int at, bool strict)
    {
        var words = text.Words;
        var (known, _) = lexicon.KnownNames.Find(words, at, text.IsToneless);
        if (known > 1)
        {
            return at + known;
        }

        // "cong truong nguyen trai": the name belongs to the school.
        var (marked, _) = lexicon.Markers.Find(words, at, text.IsToneless);
        if (marked > 0 && at + marked < words.Length && !words[at + marked].AfterBreak
            && (words[at + marked].IsNumber || TypedName(text, at + marked, strict: true) > at + marked))
        {
            return at;
        }

        var end = at;
        var isPerson = lexicon.Surnames.Contains(words[at], text.IsToneless);
        while (end < words.Length && end - at < (isPerson ? LongestPerson : LongestTyped) && !Stops(text, end, end == at, !strict))
        {
            end++;
        }

        return strict && !IsCertain(text, at, end) ? at : end;
    }

    private bool Stops(PlaceText text, int at, bool isFirst, bool isMarked)
    {
        var (words, toneless) = (text.Words, text.IsToneless);
        var word = words[at];
        if (word.IsNumber || word.AfterBreak || lexicon.UsualCompounds.Find(words, at, toneless).Length > 0)
        {
            return true;
        }

        if (IsOfName(text, at, isFirst ? at + 1 : at - 1) || (isFirst && isMarked && IsShortName(text, at)))
        {
            return false;
        }

        return lexicon.UsualWords.Find(words, at, toneless).Length > 0 || lexicon.Background.IsUsual(word, toneless)
            || lexicon.Relations.Find(words, at, toneless).Length > 1;
    }

    /// <summary>Two name syllables beside each other that nobody else writes so: "dong hai".</summary>
    private bool IsOfName(PlaceText text, int at, int neighbour)
    {
        var words = text.Words;
        if (neighbour < 0 || neighbour >= words.Length || words[Math.Max(at, neighbour)].AfterBreak || !IsNamePart(text, at) || !IsNamePart(text, neighbour))
        {
            return false;
        }

        var (first, second) = at < neighbour ? (at, neighbour) : (neighbour, at);
        return !lexicon.Background.IsUsualPair(words[first].Folded, words[second].Folded) && (at < neighbour || !BeginsUsualPair(text, at));
    }

    private bool IsNamePart(PlaceText text, int at) =>
        lexicon.NameSyllables.Contains(text.Words[at], text.IsToneless) || lexicon.Surnames.Contains(text.Words[at], text.IsToneless);

    /// <summary>"thôn hạ": one name syllable that does not begin a usual pair.</summary>
    private bool IsShortName(PlaceText text, int at) => lexicon.NameSyllables.Contains(text.Words[at], text.IsToneless) && !BeginsUsualPair(text, at);

    private bool BeginsUsualPair(PlaceText text, int at) =>
        at + 1 < text.Words.Length && !text.Words[at + 1].AfterBreak && lexicon.Background.IsUsualPair(text.Words[at].Folded, text.Words[at + 1].Folded);

    private bool IsCertain(PlaceText text, int at, int end)
    {
        var length = end - at;
        return length >= 2 && (lexicon.Surnames.Contains(text.Words[at], text.IsToneless) || IsOfName(text, at, at + 1));
    }
}
