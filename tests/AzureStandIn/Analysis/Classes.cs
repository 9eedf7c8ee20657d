namespace CivicBot.AzureStandIn.Analysis;

/// <summary>A project that was trained on very little: a word decides.</summary>
internal static class Classes
{
    private static readonly (string Word, string Class)[] Words =
    [
        ("đèn", "ha-tang"), ("điện", "ha-tang"), ("nước máy", "ha-tang"), ("đường", "giao-thong"), ("ổ gà", "giao-thong"), ("rác", "moi-truong"), ("mùi", "moi-truong"),
        ("sổ đỏ", "dat-dai"), ("đất", "dat-dai"), ("trộm", "an-ninh"), ("trường", "giao-duc"), ("trạm y tế", "y-te"), ("xây", "xay-dung"),
    ];

    public static IReadOnlyList<(string Class, double Score)> ByWords(string text) =>
        [.. Words.Where(one => text.Contains(one.Word, StringComparison.OrdinalIgnoreCase)).Select(one => one.Class).Distinct(StringComparer.Ordinal).Select((one, index) => (one, 0.95 - (index * 0.2)))];
}
