using System.Text.RegularExpressions;

namespace CivicBot.Conversation.Reading;

/// <summary>Vietnamese phone numbers as people write them: 0912 345 678, +84 912345678, 0292.3.123.456.</summary>
internal static partial class PhoneNumber
{
    public static bool IsIn(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
