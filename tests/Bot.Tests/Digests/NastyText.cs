using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Tests.Digests;

/// <summary>What phones, people and programs send instead of words: signs of formulas, markup, what no document can hold.</summary>
internal static class NastyText
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "\t=1+1", "\r=2", "＝3", "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://a.example\")", "<script>alert(1)</script>", "</w:t></w:r></w:p>", "<w:fldSimple w:instr=\"DDE\"/>", "]]>", "<![CDATA[",
        "&amp;", "&#0;", "&lt;b&gt;", "_x003D_", "_x000D_", "\u0000", "\u0007", "\u001B[31m", "\u007F", "\u0085", "\u202E", "\u2066", "\uFFFE", "\uFEFF", "\u2028", "\uD83D", "\uDE00", "\U0001F600", "\"", "'", "\\", "%s",
        "{0}", "</style>", "<!--", "\n", "\r\n", " ", "  ", "đường", "ngập", "e\u0302\u0301", "ộ", "KHỔ QUÁ", new('x', 700),
    ];

    /// <summary>Whole texts, each nasty in its way.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Pieces.Select(piece => piece + " đèn đường tắt"), .. Pieces, string.Concat(Pieces)];

    public static Gen<string> Any { get; } = Gen.Choose(0, 8).SelectMany(count => Gen.Elements(Pieces).ArrayOf(count)).Select(pieces => string.Concat(pieces));
}
