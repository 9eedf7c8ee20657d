using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Finds exact addresses: a house number with the street, alley or hamlet behind it ("27/4 đường Gò Me tổ 6", "44 tổ 9", "15/7 Lê Lai").</summary>
internal static class HomeAddress
{
    private const int LongestStreet = 5;

    public static IEnumerable<PersonalDatum> Find(AnalysedText text, CueContext cues, PersonNameReader names, PersonalDataRules rules)
    {
        var words = names.Words;
        var places = Starts(PersonalDataCue.Place);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Number || !IsHouse(words[i].Text))
            {
                continue;
            }

            var isPlaceNumber = cues.Before(words[i].Start, 0).Contains(PersonalDataCue.Place);
            var isCalled = cues.Before(words[i].Start, 1).Contains(PersonalDataCue.Home);
            var isFollowed = i + 1 < words.Count && (places.Contains(words[i + 1].Start) || (names.IsCapitalised(i + 1) && Gap(words, i + 1) <= 1));
            if (isCalled || (isFollowed && !isPlaceNumber))
            {
                var end = End(i + 1);
                yield return new PersonalDatum(PersonalDataKind.HomeAddress, words[i].Start, words[end - 1].Start + words[end - 1].Length - words[i].Start);
                i = end - 1;
            }
        }

        // After the number: places with their names and numbers, capitalised names, commas between them.
        int End(int from)
        {
            var end = from;
            var place = from;
            while (place < words.Count)
            {
                if (words[place] is { Kind: TokenKind.Punctuation, Text: "," })
                {
                    place++;
                    continue;
                }

                if (places.Contains(words[place].Start))
                {
                    place = StreetEnd(place + 1);
                }
                else if (words[place].Kind == TokenKind.Number && end == place && places.Count > 0)
                {
                    place++;
                }
                else if (names.IsCapitalised(place) && Gap(words, place) <= 2)
                {
                    place++;
                }
                else
                {
                    break;
                }

                end = place;
            }

            return end;
        }

        // "duong go me to 6": the words behind "duong" until a usual word, at most a few.
        int StreetEnd(int from)
        {
            var end = from;
            while (end < words.Count && end - from < LongestStreet && words[end].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Date && !places.Contains(words[end].Start)
                && !rules.NameEnds.Contains(words[end].Text.ToLowerInvariant(), text.IsToneless))
            {
                end++;
            }

            return end;
        }

        HashSet<int> Starts(PersonalDataCue cue) => [.. cues.Hits.Where(h => h.Cue == cue).Select(h => text.Tokens[h.First].Start)];
    }

    /// <summary>12, 27/4, 145/8/3; no date, no long number.</summary>
    private static bool IsHouse(string number) => number.Length <= 10 && number.All(c => char.IsAsciiDigit(c) || c is '/' or '-') && number.Split('/', '-').All(p => p.Length <= 4);

    private static int Gap(IReadOnlyList<Token> words, int word) => words[word].Start - (words[word - 1].Start + words[word - 1].Length);
}
