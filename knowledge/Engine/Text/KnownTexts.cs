namespace CivicBot.Knowledge.Text;

/// <summary>Texts to learn from, each read once for all that learn from it, on all processors.</summary>
/// <param name="analyzer">The same as for the messages.</param>
/// <param name="texts">May repeat themselves.</param>
internal sealed class KnownTexts(TextAnalyzer analyzer, IEnumerable<string> texts)
{
    private readonly Dictionary<string, AnalysedText> read =
        SideBySide.Each([.. texts.Distinct(StringComparer.Ordinal)], analyzer.Analyse).ToDictionary(t => t.Original, StringComparer.Ordinal);

    public IReadOnlyCollection<AnalysedText> All => read.Values;

    /// <summary>The text as read before; one that is not among them is read now.</summary>
    public AnalysedText Of(string text) => read.TryGetValue(text, out var known) ? known : analyzer.Analyse(text);
}
