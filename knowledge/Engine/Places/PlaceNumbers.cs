namespace CivicBot.Knowledge.Places;

/// <summary>Reads the numbers behind a marker: "5", "03", "15A", "ba", "III", "9 và 19", "12+300".</summary>
internal sealed class PlaceNumbers(PlaceLexicon lexicon)
{
    /// <summary>Index just behind the numbers; the same index where there is none.</summary>
    /// <param name="text">The message.</param>
    /// <param name="at">First word behind the marker.</param>
    /// <param name="marker">Which marker.</param>
    /// <param name="numbers">Receives the normal forms.</param>
    public int Read(PlaceText text, int at, PlaceMarker marker, List<string> numbers)
    {
        var words = text.Words;
        var first = at < words.Length && !words[at].AfterBreak && words[at].Folded is "so" && at + 1 < words.Length && words[at + 1].IsNumber ? at + 1 : at;
        var end = One(text, first, marker, numbers);
        if (end == first)
        {
            return at;
        }

        while (end < words.Length && Next(text, end, marker) is var next and > 0)
        {
            var after = One(text, next, marker, numbers);
            if (after == next)
            {
                break;
            }

            end = after;
        }

        return end;
    }

    /// <summary>Where the next number of a list may begin: "9, 19", "9 và 19", "13 đến 18", "12+300"; 0 where the list ends.</summary>
    private static int Next(PlaceText text, int at, PlaceMarker marker)
    {
        var word = text.Words[at];
        if (word.IsNumber)
        {
            var gap = text.Original.AsSpan(text.Words[at - 1].End, word.Start - text.Words[at - 1].End).Trim();
            return word.Link != '\0' || (marker.Kind == PlaceKind.Neighbourhood && gap is ",") ? at : 0;
        }

        var joins = word.Text is "và" or "đến" or "tới" or "với" or "va" or "den";
        return joins && marker.Kind == PlaceKind.Neighbourhood && !word.AfterBreak && at + 1 < text.Words.Length && text.Words[at + 1].IsNumber ? at + 1 : 0;
    }

    private int One(PlaceText text, int at, PlaceMarker marker, List<string> numbers)
    {
        var words = text.Words;
        if (at >= words.Length || (words[at].AfterBreak && numbers.Count == 0))
        {
            return at;
        }

        if (words[at].IsNumber)
        {
            var hasLetter = at + 1 < words.Length && words[at + 1].Start == words[at].End && words[at + 1].Text.Length == 1;
            var end = hasLetter ? at + 2 : at + 1;
            if (!hasLetter && end < words.Length && !words[end].AfterBreak && IsUnit(text, end) && marker.Kind != PlaceKind.House
                && !words[end].IsCapital)
            {
                return at;
            }

            numbers.Add(Normal(words[at].Text) + (hasLetter ? words[at + 1].Text : string.Empty));
            return end;
        }

        return marker.Kind is PlaceKind.Neighbourhood or PlaceKind.Commune ? Spelled(text, at, marker, numbers) : at;
    }

    /// <summary>Roman figures in capitals, and number words.</summary>
    private int Spelled(PlaceText text, int at, PlaceMarker marker, List<string> numbers)
    {
        var words = text.Words;
        if (Roman(text.Original.AsSpan(words[at].Start, words[at].End - words[at].Start)) is var value and > 0)
        {
            numbers.Add(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return at + 1;
        }

        var (length, digits) = lexicon.NumberWords.Find(words, at, text.IsToneless);
        var isSure = length > 0 && !(text.IsToneless && marker.IsDoubtful)
            && !(at + length < words.Length && !words[at + length].AfterBreak && (words[at + length].IsCapital || IsUnit(text, at + length)));
        if (!isSure)
        {
            return at;
        }

        numbers.Add(digits!);
        return at + length;
    }

    private bool IsUnit(PlaceText text, int at) =>
        lexicon.Units.Contains(text.Words[at], text.IsToneless) && !(text.IsToneless && lexicon.NameSyllables.Contains(text.Words[at], toneless: true));

    private static string Normal(string number) => number.TrimStart('0') is { Length: > 0 } rest ? rest : number;

    private static int Roman(ReadOnlySpan<char> text)
    {
        var total = 0;
        if (text.Length > 5)
        {
            return 0;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var value = Figure(text[i]);
            if (value == 0)
            {
                return 0;
            }

            total += i + 1 < text.Length && Figure(text[i + 1]) > value ? -value : value;
        }

        return total;

        static int Figure(char c) => c switch
        {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => 0,
        };
    }
}
