namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Which numbers look like what, whatever stands beside them; pure.</summary>
internal static class NumberShapes
{
    // Province codes of personal identification numbers (Circular 59/2021/TT-BCA, annex I): the numbers that are given out.
    private static readonly bool[] Provinces = BuildProvinces();

    /// <summary>Mobile numbers of today (03, 05, 07, 08, 09) and before 2018 (012, 016, 018, 019), landlines (02), with +84, 84 or 0084 in front.</summary>
    public static bool IsPhone(string digits) => digits switch
    {
        { Length: 10 } => IsMobile(digits, 0),
        { Length: 11 } when digits.StartsWith("02", StringComparison.Ordinal) => true,
        { Length: 11 } when digits.StartsWith("84", StringComparison.Ordinal) => digits[2] is '3' or '5' or '7' or '8' or '9',
        { Length: 11 } => digits[0] == '0' && digits[1] == '1' && digits[2] is '2' or '6' or '8' or '9',
        { Length: 12 } when digits.StartsWith("84", StringComparison.Ordinal) => IsMobile(digits, 2) || digits[2] == '2',
        { Length: 13 } => digits.StartsWith("0084", StringComparison.Ordinal) && digits[4] is '3' or '5' or '7' or '8' or '9',
        _ => false,
    };

    /// <summary>A phone number with its zero left out, or mistyped by a digit: enough where the writer says that it is one.</summary>
    public static bool IsPhoneWithCue(string digits) => IsPhone(digits) || (digits[0] == '0' ? digits.Length is >= 9 and <= 11 : digits.Length == 9);

    /// <summary>Landline with its area code.</summary>
    public static bool IsLandline(string digits) => digits.StartsWith("02", StringComparison.Ordinal);

    /// <summary>A personal identification number: province, century and sex, year of birth, six digits.</summary>
    public static bool IsIdentity(string digits) =>
        digits.Length == 12 && Provinces[int.Parse(digits.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture)] && digits[3] is >= '0' and <= '3'
        && (digits[3] < '2' || digits[4] < '4');

    /// <summary>How people group the twelve digits of an identity number.</summary>
    public static bool IsIdentityGrouping(DigitChain chain) => string.Join('-', chain.Groups.Select(g => g.Digits.Length)) is
        "12" or "3-3-3-3" or "4-4-4" or "3-1-2-6" or "6-6" or "3-9" or "3-3-6" or "4-8" or "3-4-5" or "1-1-1-1-1-1-1-1-1-1-1-1" or "2-2-2-2-2-2" or "3-6-3" or "9-3";

    private static bool IsMobile(string digits, int at) => digits[at] == '0' && digits[at + 1] is '3' or '5' or '7' or '8' or '9';

    private static bool[] BuildProvinces()
    {
        var known = new bool[1000];
        int[] given =
        [
            1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64,
            66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
        ];
        foreach (var code in given)
        {
            known[code] = true;
        }

        return known;
    }
}
