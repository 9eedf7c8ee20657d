namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Digits that stand together, or one digit word, and how they are tied to what is before.</summary>
/// <param name="Start">In the original text, in UTF-16 units.</param>
/// <param name="End">First unit after it.</param>
/// <param name="Digits">ASCII digits; the letters o, O, I and l typed for 0 and 1 are digits here.</param>
/// <param name="Joint">What stands between this group and the one before.</param>
/// <param name="LetterBefore">A letter is written against its beginning: H40, BV07.</param>
/// <param name="LetterAfter">A letter is written against its end: 110kV, 120m2.</param>
/// <param name="Slashed">A slash and another digit are written against it: 12/3.</param>
internal readonly record struct DigitGroup(int Start, int End, string Digits, DigitJoint Joint, bool LetterBefore, bool LetterAfter, bool Slashed);

/// <summary>How two groups of digits are tied.</summary>
internal enum DigitJoint
{
    /// <summary>Not at all: words, a slash, a line break between them.</summary>
    None,

    /// <summary>One space, dot or dash, or a bracket and a space: (028) 3765.</summary>
    Narrow,

    /// <summary>Two or three signs: 0908 - 112.</summary>
    Wide,
}
