using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening.PersonalData;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>Replaces personal data in any message by what it was, by the lists alone: nothing has to be learned first. Safe for many threads.</summary>
public sealed class PersonalDataMask
{
    private readonly TextAnalyzer analyzer;
    private readonly PersonalDataFinder finder;

    private PersonalDataMask(TextAnalyzer analyzer, PersonalDataFinder finder) => (this.analyzer, this.finder) = (analyzer, finder);

    /// <param name="knowledge">A knowledge directory.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static PersonalDataMask Load(string knowledge, Lexicon lexicon)
    {
        var rules = ScreeningRules.Load(Path.Combine(knowledge, "screening"), lexicon);
        return new PersonalDataMask(new TextAnalyzer(lexicon), new PersonalDataFinder(rules.PersonalData, rules.Offices));
    }

    public string Mask(string text)
    {
        var analysed = analyzer.Analyse(text);
        return new MaskedText(analysed.Original, finder.Find(analysed)).Text;
    }
}
