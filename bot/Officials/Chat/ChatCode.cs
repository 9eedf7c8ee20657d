using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CivicBot.Conversation.Reading;

namespace CivicBot.Officials.Chat;

/// <summary>
/// The code by which an official's Zalo is linked: "CANBO acd3f-ghj4m". Ten letters and digits without look-alikes, about 46 bits, good for a quarter of an hour and once: nobody guesses it by
/// writing to the OA.
/// </summary>
internal static partial class ChatCode
{
    public const string Word = "CANBO";

    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    private const string Letters = "acdefghjkmnpqrtuvwxy34679";
    private const int Half = 5;

    /// <summary>At least one digit is in it, so that no words of a citizen look like one.</summary>
    public static string New()
    {
        string code;
        do
        {
            code = RandomNumberGenerator.GetString(Letters, 2 * Half);
        }
        while (!code.Any(char.IsAsciiDigit));
        return code;
    }

    /// <summary>As it is shown and sent.</summary>
    public static string Show(string code) => $"{Word} {code[..Half]}-{code[Half..]}";

    /// <summary>The code in a message that is nothing but one; null: it is something else.</summary>
    public static string? Find(string text) =>
        text.Length <= 40 && Message().Match(TypedText.Folded(text)) is { Success: true } found && found.Groups["code"].Value.Replace(" ", "", StringComparison.Ordinal) is var code && code.Any(char.IsAsciiDigit) ? code : null;

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    [GeneratedRegex("^can ?bo (?<code>[acdefghjkmnpqrtuvwxy34679]{5} ?[acdefghjkmnpqrtuvwxy34679]{5})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Message();
}
