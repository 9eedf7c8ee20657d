using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Search;

/// <summary>What the classifier learns from: names, aliases and questions of every procedure, and the same as if typed without diacritics.</summary>
internal static class TrainingTexts
{
    public static List<(AnalysedText Text, int Procedure)> Of(IReadOnlyList<Procedure> procedures, TextAnalyzer analyzer)
    {
        var texts = new List<(AnalysedText, int)>();
        for (var i = 0; i < procedures.Count; i++)
        {
            foreach (var text in procedures[i].Questions.Concat(procedures[i].Aliases).Prepend(procedures[i].Name))
            {
                var analysed = analyzer.Analyse(text);
                texts.Add((analysed, i));
                if (!analysed.IsToneless)
                {
                    texts.Add((analysed.WithoutDiacritics(), i));
                }
            }
        }

        return texts;
    }
}
