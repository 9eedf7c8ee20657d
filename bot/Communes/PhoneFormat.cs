using System.Text.RegularExpressions;
using CivicBot.Knowledge.Files;

namespace CivicBot.Communes;

/// <summary>Which texts are phone numbers that a citizen in Vietnam can dial.</summary>
internal static partial class PhoneFormat
{
    /// <summary>Logs a text that is none; spaces, points, hyphens and brackets between the digits are welcome.</summary>
    public static void Check(LinedText phone, ProblemLog log)
    {
        if (!IsPhone(phone.Text))
        {
            log.Add(CommuneRules.WrongPhone, phone.Line, $"'{phone.Text}' is no phone number; write it in quotes, as \"0277 3851 234\", \"1900 1234\" or \"113\".");
        }
    }

    public static bool IsPhone(string text) => Number().IsMatch(Separators().Replace(text, string.Empty));

    /// <summary>Ten or eleven digits from 0 or +84, a 1800 or 1900 number, or a short one.</summary>
    [GeneratedRegex(@"^((0|\+84)[0-9]{9,10}|1[89]00[0-9]{4,6}|1[0-9]{2,4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[\s.\-()]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();
}
