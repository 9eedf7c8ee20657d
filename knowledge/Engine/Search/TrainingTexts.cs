using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Search;

/// <summary>
/// What the classifier learns from: names, aliases, questions and wordings of every procedure; and the name inside the usual ways of asking, so that "hồ sơ gồm những gì" speaks for no procedure more than for another.
/// </summary>
internal static class TrainingTexts
{
    public static List<(AnalysedText Text, int Procedure)> Of(IReadOnlyList<Procedure> procedures, TextAnalyzer analyzer, Lexicon lexicon)
    {
        var texts = new List<(AnalysedText, int)>();
        for (var i = 0; i < procedures.Count; i++)
        {
            foreach (var text in Ways(procedures[i], lexicon))
            {
                texts.Add((analyzer.Analyse(text), i));
            }

            foreach (var asking in lexicon.Askings)
            {
                texts.Add((analyzer.Analyse(asking.Replace(Lexicon.NamePlaceholder, procedures[i].Name, StringComparison.Ordinal)), i));
            }
        }

        return texts;
    }

    /// <summary>Everything by which people call a procedure.</summary>
    public static IEnumerable<string> Ways(Procedure procedure, Lexicon lexicon) =>
        procedure.Questions.Concat(procedure.Aliases).Prepend(procedure.Name).Concat(lexicon.Wordings.GetValueOrDefault(procedure.Slug, []));
}
