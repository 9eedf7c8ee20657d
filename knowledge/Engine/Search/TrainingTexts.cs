using System.Globalization;
using System.Text;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Search;

/// <summary>
/// What the classifier learns from: names, aliases and questions of every procedure, and the same as if typed without diacritics; and the name inside the
/// usual ways of asking, so that "hồ sơ gồm những gì" speaks for no procedure more than for another.
/// </summary>
internal static class TrainingTexts
{
    private static readonly CompositeFormat[] Askings =
    [
        CompositeFormat.Parse("hồ sơ {0} gồm những giấy tờ gì"),
        CompositeFormat.Parse("thủ tục {0} như thế nào"),
        CompositeFormat.Parse("{0} ở đâu, cơ quan nào"),
        CompositeFormat.Parse("{0} mất bao lâu"),
        CompositeFormat.Parse("{0} lệ phí bao nhiêu tiền"),
        CompositeFormat.Parse("điều kiện {0}, trường hợp nào được, có được không"),
    ];

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

            foreach (var asking in Askings)
            {
                texts.Add((analyzer.Analyse(string.Format(CultureInfo.InvariantCulture, asking, procedures[i].Name)), i));
            }
        }

        return texts;
    }
}
