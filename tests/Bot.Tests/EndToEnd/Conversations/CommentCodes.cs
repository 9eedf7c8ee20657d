using System.Globalization;
using System.Text.RegularExpressions;
using CivicBot.Comments;

namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>The codes of comments that a conversation has seen, in order: <c>{mã}</c> is the last new one, <c>{mã 1}</c> the first.</summary>
internal sealed partial class CommentCodes
{
    private readonly List<string> codes = [];

    /// <summary>Digits of the comment seen last for the first time.</summary>
    public string Last => codes.Count > 0 ? codes[^1] : throw new OfficeException("no code of a comment was seen yet.");

    public void See(string text)
    {
        foreach (var match in Shown().Matches(text).AsEnumerable())
        {
            Take(string.Concat(match.Value.Where(char.IsAsciiDigit)));
        }
    }

    public void Take(string code)
    {
        if (CommentCode.IsValid(code) && !codes.Contains(code))
        {
            codes.Add(code);
        }
    }

    /// <summary>The text with the codes in it.</summary>
    public string In(string text, bool digits = false) => Placeholder().Replace(text, match =>
    {
        var code = match.Groups["number"] is { Success: true, Value: var number } ? codes[int.Parse(number, CultureInfo.InvariantCulture) - 1] : Last;
        return digits ? code : CommentCode.Show(code);
    });

    [GeneratedRegex(@"YK \d{3}-\d{3}-\d{3}", RegexOptions.NonBacktracking)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\{mã( (?<number>\d))?\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}

/// <summary>An officer's line of a conversation cannot be carried out, or the records are not as it says.</summary>
internal sealed class OfficeException(string problem) : Exception(problem);
