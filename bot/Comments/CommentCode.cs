using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CivicBot.Comments;

/// <summary>
/// Code of a comment (mã ý kiến), written <c>YK 482-915-736</c>. Digits only, because they are what everybody reads out the same way on the phone; the last one is a check digit
/// by H. M. Damm's quasigroup (2004), which finds every single wrong digit and every swap of neighbours. Stored and compared without spaces and dashes.
/// </summary>
public static partial class CommentCode
{
    /// <summary>Digits, the check digit included.</summary>
    public const int Length = 9;

    private const int FreeDigits = 100_000_000;

    // Damm's totally anti-symmetric quasigroup of order 10, row by row.
    private const string Table = "0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790";

    /// <summary>A code made of the key of what is filed, so that filing it again after a crash gives the same.</summary>
    /// <param name="attempt">0; more where the code before belongs to another comment already.</param>
    public static string For(string key, int attempt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{attempt}\n{key}")));
        var digits = (BinaryPrimitives.ReadUInt64BigEndian(hash) % FreeDigits).ToString("00000000", CultureInfo.InvariantCulture);
        return digits + (char)('0' + Check(digits));
    }

    /// <summary>Whether these are nine digits of which the last one fits.</summary>
    public static bool IsValid(string code) => code.Length == Length && code.All(char.IsAsciiDigit) && Check(code) == 0;

    /// <summary>As it is shown: "YK 482-915-736".</summary>
    public static string Show(string code) => $"YK {code[..3]}-{code[3..6]}-{code[6..]}";

    /// <summary>What a text names as a code: with "yk" before it, or as three groups of three; any spaces, dots and dashes between.</summary>
    /// <returns>Null where the text names none.</returns>
    public static NamedCode? Find(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
        return new NamedCode(digits, IsValid(digits), match.Index, match.Index + match.Length);
    }

    private static int Check(string digits) => digits.Aggregate(0, (row, digit) => Table[(row * 10) + (digit - '0')] - '0');

    [GeneratedRegex(@"(?:(?<![\p{L}\d])yk[ .:-]*(?:\d[ .-]?){7,10}\d?|(?<![\d.-])\d{3}[ .-]\d{3}[ .-]\d{3}(?![ .-]?\d))",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

/// <param name="Digits">As typed, without spaces.</param>
/// <param name="IsValid">False: misread or mistyped; the citizen is asked to look again.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Behind its last sign.</param>
public sealed record NamedCode(string Digits, bool IsValid, int Start, int End);
