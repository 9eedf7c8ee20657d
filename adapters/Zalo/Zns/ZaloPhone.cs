namespace CivicBot.Adapters.Zalo.Zns;

/// <summary>Phone numbers as the template host wants them.</summary>
public static class ZaloPhone
{
    private const string Country = "84";

    /// <summary>Digits, <c>84…</c>, of a number written as people do (<c>0987 654 321</c>, <c>+84 (0)987.654.321</c>); null when it is no Vietnamese one.</summary>
    public static string? Normal(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written.Any(character => !char.IsAsciiDigit(character) && character is not (' ' or '.' or '-' or '(' or ')' or '+' or '\u00A0')))
        {
            return null;
        }

        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        digits = digits.StartsWith("0084", StringComparison.Ordinal) ? digits[2..] : digits;
        var subscriber = digits.StartsWith(Country, StringComparison.Ordinal) && digits.Length >= 11 ? digits[2..] : digits;
        subscriber = subscriber.StartsWith('0') ? subscriber[1..] : subscriber;

        // Mobile numbers have nine digits after the 0, landlines (which may have a Zalo as well) ten.
        return subscriber.Length is 9 or 10 && subscriber[0] != '0' ? Country + subscriber : null;
    }
}
