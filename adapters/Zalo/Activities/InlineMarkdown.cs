using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>Markdown and HTML within a line.</summary>
internal static partial class InlineMarkdown
{
    private const int RegexTimeout = 1000;

    /// <summary>Around the number of a piece that is put aside; control characters were cleaned away before, so neither can stand in the text.</summary>
    private const char Open = '\u0001';
    private const char Close = '\u0002';

    private static readonly SearchValues<char> Signs = SearchValues.Create("*_~`[<\\&");

    public static string ToPlain(string line)
    {
        if (line.AsSpan().IndexOfAny(Signs) < 0)
        {
            return line;
        }

        // Addresses and code must come through unchanged, so they are put aside while signs are taken away.
        var aside = new List<string>();
        var text = Code().Replace(line, match => Keep(aside, match.Groups["code"].Value.Trim()));
        text = Escape().Replace(text, match => Keep(aside, match.Groups["sign"].Value));
        text = Link().Replace(text, match => Linked(aside, match.Groups["text"].Value, match.Groups["address"].Value));
        text = AngleAddress().Replace(text, match => Keep(aside, Shown(match.Groups["address"].Value)));
        text = Address().Replace(text, match => Keep(aside, match.Value));
        text = LineBreakTag().Replace(text, "\n");
        text = ListItemTag().Replace(text, "• ");
        text = Tag().Replace(text, "");
        text = Entity().Replace(Emphasis.Remove(text), match => Character(match.Groups["name"].Value));
        return Restore(aside, text);
    }

    private static string Restore(List<string> aside, string text) =>
        Aside().Replace(text, match => aside[int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)]);

    private static string Character(string entity) => entity switch
    {
        "nbsp" => " ",
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        _ => "'",
    };

    private static string Keep(List<string> aside, string piece)
    {
        // A piece may hold others: an escaped sign within an address.
        aside.Add(Restore(aside, piece));
        return string.Create(CultureInfo.InvariantCulture, $"{Open}{aside.Count - 1}{Close}");
    }

    private static string Linked(List<string> aside, string text, string address)
    {
        var shown = Shown(address);
        return text.Length == 0 || text == shown || text == address ? Keep(aside, shown) : $"{text}: {Keep(aside, shown)}";
    }

    /// <summary>People read a telephone number or a mail address, not its scheme.</summary>
    private static string Shown(string address) =>
        address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? address[4..]
        : address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address[7..]
        : address;

    [GeneratedRegex(@"(?<fence>`+)(?<code>[^`]+)\k<fence>", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Code();

    [GeneratedRegex(@"\\(?<sign>[\\`*_{}\[\]()#+\-.!|<>~&])", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Escape();

    [GeneratedRegex(
        @"!?\[(?<text>[^\[\]]*)\]\(\s*<?(?<address>[^\s()<>]*(\([^\s()<>]*\)[^\s()<>]*)*)>?(\s+""[^""]*"")?\s*\)",
        RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Link();

    [GeneratedRegex(@"<(?<address>(https?|mailto|tel):[^\s<>]+)>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, RegexTimeout)]
    private static partial Regex AngleAddress();

    /// <summary>Ends before signs that close an emphasis around the address.</summary>
    [GeneratedRegex(
        @"https?://[^\s<>\u0001\u0002]*[^\s<>\u0001\u0002*_~.,;:!?""')\]]",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, RegexTimeout)]
    private static partial Regex Address();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, RegexTimeout)]
    private static partial Regex LineBreakTag();

    [GeneratedRegex(@"<li\s*>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, RegexTimeout)]
    private static partial Regex ListItemTag();

    [GeneratedRegex(
        @"</?(b|strong|i|em|u|s|del|p|div|span|ul|ol|li|h[1-6]|code|pre|blockquote)(\s[^<>]*)?/?>",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, RegexTimeout)]
    private static partial Regex Tag();

    [GeneratedRegex("&(?<name>nbsp|amp|lt|gt|quot|apos|#39);", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\u0001(?<number>[0-9]+)\u0002", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Aside();
}
