namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>
/// Finds registration plates (biển số): province number, series, four or five digits (29-H1 123.45, 51F-123.45, 59X1 12345). With small letters, or without
/// dash and dot, only where a word says that it is a plate: "30m2 2024" is none.
/// </summary>
internal static class VehiclePlates
{
    private const int CueBefore = 6;
    private const int CueAfter = 2;

    public static IEnumerable<PersonalDatum> Find(string text, CueContext cues)
    {
        for (var i = 0; i + 6 < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || (text[i - 1] is '.' or '/' or '-' or ',' && i > 1 && char.IsLetterOrDigit(text[i - 2])))))
            {
                continue;
            }

            if (LengthAt(text, i) is var (length, isFormal) && (isFormal || HasCue(i, length)))
            {
                yield return new PersonalDatum(PersonalDataKind.VehiclePlate, i, length);
                i += length - 1;
            }
        }

        bool HasCue(int start, int length) =>
            cues.Before(start, CueBefore).Contains(PersonalDataCue.Plate) || cues.After(start + length, CueAfter).Contains(PersonalDataCue.Plate);
    }

    private static (int Length, bool IsFormal)? LengthAt(string text, int start)
    {
        var at = start;
        if (!IsDigit(text, at) || !IsDigit(text, at + 1) || text[at] == '0' || IsDigit(text, at + 2))
        {
            return null;
        }

        at = SkipJoint(text, at + 2);
        var series = at;
        while (at < text.Length && char.IsLetter(text[at]) && at - series < 3)
        {
            at++;
        }

        if (at - series is < 1 or > 2)
        {
            return null;
        }

        // The digit of a series (H1) belongs to it where enough digits are left behind it.
        var isCapital = char.IsUpper(text[series]) && char.IsUpper(text[at - 1]);
        if (IsDigit(text, at) && NumberAt(text, SkipJoint(text, at + 1)) is var (seriesEnd, seriesDots) && (SkipJoint(text, at + 1) > at + 1 || NumberAt(text, at) is null))
        {
            return (seriesEnd - start, isCapital && IsFormal(text, start, seriesEnd, seriesDots));
        }

        return NumberAt(text, SkipJoint(text, at)) is var (end, dots) ? (end - start, isCapital && IsFormal(text, start, end, dots)) : null;
    }

    private static bool IsFormal(string text, int start, int end, bool dots) => dots || text.AsSpan(start, end - start).Contains('-') || text.AsSpan(end - 5, 5).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Four or five digits, the last two perhaps behind a dot, with nothing written against them.</summary>
    private static (int End, bool HasDot)? NumberAt(string text, int at)
    {
        var end = at;
        while (IsDigit(text, end))
        {
            end++;
        }

        var dotted = end - at == 3 && end + 2 < text.Length + 1 && end < text.Length && text[end] is '.' or ' ' && IsDigit(text, end + 1) && IsDigit(text, end + 2);
        var isDot = dotted && text[end] == '.';
        end = dotted ? end + 3 : end;
        var isWhole = dotted || end - at is 4 or 5;
        return isWhole && (end >= text.Length || !char.IsLetterOrDigit(text[end])) ? (end, isDot) : null;
    }

    private static int SkipJoint(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && text[end] is ' ' or '-' or '.' or '\u2013')
        {
            end++;
        }

        return end;
    }

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);
}
