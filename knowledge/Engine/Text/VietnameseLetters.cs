using System.Globalization;
using System.Text;

namespace CivicBot.Knowledge.Text;

/// <summary>What is special about Vietnamese letters: diacritics, tones, vowels.</summary>
public static class VietnameseLetters
{
    // Everything that Vietnamese writes lies below U+1F00; larger letters stay as they are.
    private const int TableSize = 0x1F00;
    private static readonly char[] Folds = BuildTable(FoldSlowly);
    private static readonly (char Letter, char Tone)[] Tones = BuildTable(SplitToneSlowly);

    /// <summary>Lower-case text without diacritics, đ as d. Gives back the same instance where nothing changes.</summary>
    public static string Fold(string text)
    {
        var first = 0;
        while (first < text.Length && Fold(text[first]) == text[first])
        {
            first++;
        }

        return first == text.Length
            ? text
            : string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    target[i] = Fold(source[i]);
                }
            });
    }

    /// <summary>One composed letter without its diacritics.</summary>
    public static char Fold(char letter) => letter < TableSize ? Folds[letter] : letter;

    /// <summary>True for the letters that carry a Vietnamese syllable: a, e, i, o, u, y with any diacritics, lower-case.</summary>
    public static bool IsVowel(char letter) => Fold(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>Splits a lower-case letter into itself without tone (ấ gives â) and its tone mark, or '\0' where it has none.</summary>
    public static (char Letter, char Tone) SplitTone(char letter) => letter < TableSize ? Tones[letter] : (letter, '\0');

    /// <summary>Puts a tone mark on a letter that has none.</summary>
    public static char WithTone(char letter, char tone) =>
        tone == '\0' ? letter : $"{letter}{tone}".Normalize(NormalizationForm.FormC)[0];

    /// <summary>Huyền, sắc, ngã, hỏi, nặng.</summary>
    private static bool IsToneMark(char mark) => mark is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    private static T[] BuildTable<T>(Func<char, T> entry)
    {
        var table = new T[TableSize];
        for (var i = 0; i < TableSize; i++)
        {
            table[i] = entry((char)i);
        }

        return table;
    }

    private static char FoldSlowly(char letter)
    {
        if (letter is 'đ' or 'Đ')
        {
            return 'd';
        }

        var parts = char.ToLowerInvariant(letter).ToString().Normalize(NormalizationForm.FormD);
        return CharUnicodeInfo.GetUnicodeCategory(parts[0]) == UnicodeCategory.NonSpacingMark ? letter : char.ToLowerInvariant(parts[0]);
    }

    private static (char Letter, char Tone) SplitToneSlowly(char letter)
    {
        if (letter < 0x00C0)
        {
            return (letter, '\0');
        }

        var tone = '\0';
        var rest = new StringBuilder();
        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
        {
            if (IsToneMark(part))
            {
                tone = part;
            }
            else
            {
                rest.Append(part);
            }
        }

        return rest.Length == 0 ? (letter, '\0') : (rest.ToString().Normalize(NormalizationForm.FormC)[0], tone);
    }
}
