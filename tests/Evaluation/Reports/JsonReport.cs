using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Evaluation.Figures;
using CivicBot.Evaluation.Peers;

namespace CivicBot.Evaluation.Reports;

/// <summary>All figures of a run as one JSON file. Wrong answers are in it by id and label, never with the text of a message.</summary>
/// <param name="Sets">As typed.</param>
/// <param name="WithoutDiacritics">The same sets folded; empty unless asked for.</param>
/// <param name="Peers">Comparisons; empty unless asked for.</param>
internal sealed record JsonReport(IReadOnlyList<SetReport> Sets, IReadOnlyList<SetReport> WithoutDiacritics, IReadOnlyList<PeerComparison> Peers)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public void Write(string path)
    {
        var silent = this with { Sets = WithoutTexts(Sets), WithoutDiacritics = WithoutTexts(WithoutDiacritics) };
        File.WriteAllText(path, JsonSerializer.Serialize(silent, Json) + "\n");
    }

    private static List<SetReport> WithoutTexts(IReadOnlyList<SetReport> sets) =>
        [.. sets.Select(s => s with { Misses = [.. s.Misses.Select(m => m with { Text = "" })] })];
}
