using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Search;

/// <summary>Everything written about one procedure, as features.</summary>
/// <param name="Ways">How people call it and ask for it: name first, then aliases, questions, wordings, each with its weight as a field.</param>
/// <param name="Askings">The name inside the usual ways of asking, so that "hồ sơ gồm những gì" speaks for no procedure more than for another.</param>
/// <param name="Sections">What the entry says.</param>
internal sealed record ProcedureTexts(
    IReadOnlyList<(float Weight, CountedFeature[] Features)> Ways, IReadOnlyList<CountedFeature[]> Askings, IReadOnlyList<(float Weight, CountedFeature[] Features)> Sections)
{
    public static ProcedureTexts Of(Procedure procedure, Lexicon lexicon, Func<string, AnalysedText> read, FeatureExtractor extractor)
    {
        return new ProcedureTexts(
            [
                (4, Read(procedure.Name)),
                .. procedure.Aliases.Select(a => (3f, Read(a))),
                .. procedure.Questions.Concat(lexicon.Wordings.GetValueOrDefault(procedure.Slug, [])).Select(q => (2f, Read(q))),
            ],
            [.. lexicon.Askings.Select(a => Read(a.Replace(Lexicon.NamePlaceholder, procedure.Name, StringComparison.Ordinal)))],
            [.. procedure.Sections.Select(s => (1f, Read(s.Value)))]);

        CountedFeature[] Read(string text) => extractor.Extract(read(text));
    }
}
