using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Search;

/// <summary>
/// What the classifier learns from: names, aliases and questions of every procedure, and the same as if typed without diacritics; and the name inside the
/// usual ways of asking, so that "hồ sơ gồm những gì" speaks for no procedure more than for another.
/// </summary>
internal static class TrainingTexts
{
    public static List<(AnalysedText Text, int Procedure)> Of(IReadOnlyList<Procedure> procedures, TextAnalyzer analyzer, IReadOnlyList<string> askings)
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

            foreach (var asking in askings)
            {
                texts.Add((analyzer.Analyse(asking.Replace(Lexicon.NamePlaceholder, procedures[i].Name, StringComparison.Ordinal)), i));
            }
        }

        return texts;
    }
}
