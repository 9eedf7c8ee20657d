using System.Globalization;

namespace CivicBot.Knowledge.Text.Steps;

/// <summary>
/// Moves the tone mark to one canonical vowel, so that hoà and hòa, thuỷ and thủy, but also the slips tòan and qủa, are one word.
/// Canonical is the older school spelling, which laws and forms use.
/// </summary>
public sealed class TonePlacement : WordFormStep
{
    public override string Name => "tone-placement";

    public override bool IsLossless => true;

    protected override string Rewrite(string word)
    {
        if (FindTone(word) is not { } found)
        {
            return word;
        }

        var letters = word.ToCharArray();
        letters[found.Index] = found.Letter;
        var target = CanonicalVowel(letters, found.Index);
        if (target == found.Index)
        {
            return word;
        }

        var (bare, toned) = (letters[target], VietnameseLetters.WithTone(letters[target], found.Tone));
        if (VietnameseLetters.SplitTone(toned) != (bare, found.Tone))
        {
            // ä and its like take no tone: not Vietnamese, and moving would lose it.
            return word;
        }

        letters[target] = toned;
        return new string(letters);
    }

    private static (int Index, char Letter, char Tone)? FindTone(string word)
    {
        (int, char, char)? found = null;
        for (var i = 0; i < word.Length; i++)
        {
            if (char.GetUnicodeCategory(word[i]) == UnicodeCategory.NonSpacingMark)
            {
                // A mark that composes with no letter: not Vietnamese.
                return null;
            }

            var (letter, tone) = VietnameseLetters.SplitTone(word[i]);

            // Other languages put the same marks on consonants (ñ, ś).
            if (tone == '\0' || !VietnameseLetters.IsVowel(letter))
            {
                continue;
            }

            if (found is not null)
            {
                // Two tones are two syllables written together; where each belongs is unknown.
                return null;
            }

            found = (i, letter, tone);
        }

        return found;
    }

    /// <summary>Where the tone belongs among the vowels around it; other vowels are of another syllable written together with this one.</summary>
    private static int CanonicalVowel(ReadOnlySpan<char> letters, int toned)
    {
        var first = toned;
        while (first > 0 && VietnameseLetters.IsVowel(letters[first - 1]))
        {
            first--;
        }

        var end = toned + 1;
        while (end < letters.Length && VietnameseLetters.IsVowel(letters[end]))
        {
            end++;
        }

        // qu and gi before another vowel are consonants.
        if (end - first > 1 && first > 0 && ((letters[first - 1] == 'q' && letters[first] == 'u') || (letters[first - 1] == 'g' && letters[first] == 'i')))
        {
            first++;
        }

        for (var i = end - 1; i >= first; i--)
        {
            if (letters[i] is 'ă' or 'â' or 'ê' or 'ô' or 'ơ' or 'ư')
            {
                return i;
            }
        }

        return (end - first) switch
        {
            <= 1 => first,
            2 => end < letters.Length ? first + 1 : first,
            _ => first + 1,
        };
    }
}
