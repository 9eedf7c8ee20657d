using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Knowledge.Tests.Text;

/// <summary>Texts for properties: what people type, what keyboards and copying do to it, and any UTF-16 at all.</summary>
internal static class AnyText
{
    // A fixed seed: a failure today is a failure tomorrow. Change it when looking for new counterexamples.
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(20260701, 1979);

    private static readonly string[] Syllables =
    [
        "khai", "sinh", "giấy", "chứng", "hoà", "thuỷ", "quý", "gìn", "nghiêng", "Đăng", "KÝ", "qúa", "tòan", "lí", "kĩ", "ạ", "ơi", "khoẻ", "ngoằn", "ngoèo", "ưỡn", "lam", "lai", "o", "dau",
    ];

    private static readonly string[] Chat =
    [
        "ko", "dc", "cccd", "CCCD", "gplx", "bn", "z", "mô", "răng", "rứa", "hông", "quáááá", "vângggg", "khai sanh", "sổ đỏ", "gcn qsdđ", "t7", "k0", "hok", "vs", "ubnd",
    ];

    private static readonly string[] Signs =
    [
        " ", "  ", "\n", "\t", ".", ",", "?", "!", ";", ":", "...", "/", "-", "(", ")", "12", "1.200.000", "12/3/2025", "45/2", "2h30", "bit.ly/abc", "https://a.vn/x?y=1", "hỏi.em", "a@b.com", "🎁", "👨‍👩‍👧", "½", "٣",
    ];

    private static readonly string[] Oddities =
    [
        "\ud83d", "\udc00", "\u0301", "\u0323\u0302", "\u200b", "\u200d", "\ufeff", "\u202e", "שלום", "سلام", "ẞ", "İ", "ǆ", "ñ", "ś", "ä\u0301", "ﬁ", "한국", "中文", "\0", "\uffff", "e\u0301\u0323", "\u00a0", "\u2028",
    ];

    /// <summary>Pieces of real messages in any order, with the oddities of keyboards and copying.</summary>
    public static Arbitrary<string> Messages => Joined(
        Gen.Frequency((6, Gen.Elements(Syllables)), (3, Gen.Elements(Chat)), (5, Gen.Elements(Signs)), (2, Gen.Elements(Oddities)), (1, Gen.Elements(Syllables).Select(Decomposed))));

    /// <summary>Any sequence of UTF-16 units, broken surrogates and combining marks included.</summary>
    public static Arbitrary<string> Utf16 => Gen.Choose(0, char.MaxValue).Select(c => (char)c).ArrayOf().Select(c => new string(c)).ToArbitrary();

    /// <summary>Well-formed text that can be composed and decomposed.</summary>
    public static Arbitrary<string> Vietnamese => Joined(Gen.Frequency((6, Gen.Elements(Syllables)), (3, Gen.Elements(Chat)), (4, Gen.Elements(Signs))));

    public static void Holds(int times, Arbitrary<string> texts, Func<string, bool> property) => Check.One(Settings.WithMaxTest(times), Prop.ForAll(texts, property));

    public static string Decomposed(string text) => text.Normalize(NormalizationForm.FormD);

    private static Arbitrary<string> Joined(Gen<string> pieces)
    {
        var spaced = Gen.Zip(pieces, Gen.Elements(" ", " ", " ", "")).Select(p => p.Item1 + p.Item2);
        return spaced.ListOf().Select(string.Concat).ToArbitrary();
    }
}
