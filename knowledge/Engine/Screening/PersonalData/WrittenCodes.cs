using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Numbers with letters in front: health insurance (TE 1 79 …), passport (C1234567), electricity customer (PE01000123456).</summary>
internal static class WrittenCodes
{
    private const int CueBefore = 12;
    private const int CueAfter = 4;

    /// <summary>What the letters and digits are together; null where they are no such code.</summary>
    public static PersonalDataKind? KindOf(DigitChain chain, string letters, CueContext cues)
    {
        return (letters.Length, chain.Digits.Length) switch
        {
            (2, 13) when cues.IsInsuranceCode(VietnameseLetters.Fold(letters.ToLowerInvariant())) => PersonalDataKind.HealthInsurance,
            (1 or 2, 7 or 8) when char.IsAsciiLetter(letters[0]) && Says(PersonalDataCue.Passport) => PersonalDataKind.Passport,
            (2, >= 9 and <= 13) when letters[0] is 'p' or 'P' && Says(PersonalDataCue.Customer) => PersonalDataKind.CustomerCode,
            _ => null,
        };

        bool Says(PersonalDataCue cue) => cues.Before(chain.Start - letters.Length, CueBefore).Contains(cue) || cues.After(chain.End, CueAfter).Contains(cue);
    }

    /// <summary>Where a customer code with letters inside it begins (PC05FF0123456); null where the number is the end of no such code.</summary>
    public static int? CustomerCodeStart(DigitChain chain, string text, CueContext cues)
    {
        var start = chain.Start;
        while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return text[start] is 'p' or 'P' && chain.End - start is >= 11 and <= 15 && cues.Before(start, CueBefore).Contains(PersonalDataCue.Customer) ? start : null;
    }

    /// <summary>Letters written against a number.</summary>
    public static string LettersBefore(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..at];
    }

    /// <summary>One or two letters, and the sign between them and the number; empty where something else stands there.</summary>
    public static string ApartBefore(string text, int at)
    {
        if (at < 2 || text[at - 1] is not (' ' or '-' or '.' or '\u00A0'))
        {
            return string.Empty;
        }

        var letters = LettersBefore(text, at - 1);
        return letters.Length is 1 or 2 && letters.All(char.IsAsciiLetter) ? text[(at - 1 - letters.Length)..at] : string.Empty;
    }
}
