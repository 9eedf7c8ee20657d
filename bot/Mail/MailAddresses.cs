using System.Text.RegularExpressions;

namespace CivicBot.Mail;

/// <summary>
/// Which addresses mail is sent to: the everyday form, one of them, ASCII. What the standards allow beyond it (quotes, comments, lists, control characters) is what header injection is made of.
/// </summary>
public static partial class MailAddresses
{
    private const int Longest = 254;
    private const int LongestName = 64;

    public static bool IsValid(string? address) =>
        address is { Length: > 0 and <= Longest } && Everyday().IsMatch(address) && address.IndexOf('@', StringComparison.Ordinal) <= LongestName;

    /// <summary>As it is stored: no blanks around it, the domain in small letters.</summary>
    public static string Tidy(string address)
    {
        var trimmed = address.Trim();
        var at = trimmed.LastIndexOf('@');
        return at < 0 ? trimmed : trimmed[..at] + trimmed[at..].ToLowerInvariant();
    }

    [GeneratedRegex(
        @"\A[A-Za-z0-9_+'-]+(\.[A-Za-z0-9_+'-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Everyday();
}
