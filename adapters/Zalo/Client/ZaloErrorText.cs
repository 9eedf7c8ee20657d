using System.Text.RegularExpressions;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Makes Zalo's own words fit for logs: it sometimes repeats the user id, phone number or token that it was given.</summary>
internal static partial class ZaloErrorText
{
    private const int MaxLength = 200;

    /// <summary>Phone numbers and ids (seven digits and more), and anything as long and plain as a token or code, become <c>#</c>.</summary>
    public static string Redact(string text)
    {
        var redacted = Secrets().Replace(text.ReplaceLineEndings(" "), "#");
        return redacted.Length <= MaxLength ? redacted : redacted[..MaxLength];
    }

    // A word of 24 and more characters is a token only if it holds a digit: parameter names may be long.
    [GeneratedRegex(@"\d{7,}|\b(?=[A-Za-z_\-]*\d)[A-Za-z0-9_\-]{24,}", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Secrets();
}
