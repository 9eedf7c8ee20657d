using System.Text.RegularExpressions;

namespace CivicBot.AzureStandIn.Analysis;

/// <summary>Finds what the real service finds in any language: long numbers, addresses of mail, "ông/bà" with a name.</summary>
internal static partial class PersonalData
{
    public static void Add(Dictionary<string, object> result, string text)
    {
        var found = Pattern().Matches(text).ToList();
        result["redactedText"] = Pattern().Replace(text, match => new string('*', match.Length));
        result["entities"] = found.Select(match => new { text = match.Value, category = Category(match), offset = match.Index, length = match.Length, confidenceScore = 0.8 }).ToArray();
    }

    private static string Category(Match match) => match switch
    {
        { Value: var value } when value.Contains('@', StringComparison.Ordinal) => "Email",
        { Value: var value } when char.IsDigit(value[0]) => "PhoneNumber",
        _ => "Person",
    };

    [GeneratedRegex(@"\d{8,}|[^\s@]+@[^\s@]+|(?<=\b(ông|bà) )\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
