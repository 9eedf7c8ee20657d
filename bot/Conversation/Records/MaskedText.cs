using System.Text.RegularExpressions;

namespace CivicBot.Conversation.Records;

/// <summary>
/// A question without the numbers that tell who asked: phones, identity and account numbers, mail addresses. Amounts (5.000.000) and codes of
/// procedures (1.001193) stay, because they are what the question is about.
/// </summary>
internal static partial class MaskedText
{
    private const string Mask = "***";

    public static string Of(string text) => Numbers().Replace(
        Mail().Replace(text, Mask),
        match => IsHarmless().IsMatch(match.Value) || match.Value.Count(char.IsAsciiDigit) < 6 ? match.Value : Mask);

    [GeneratedRegex(@"\+?\d(?:[ .-]?\d)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\d{3})+|\d\.\d{6})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsHarmless();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();
}
