using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening.PersonalData;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>Makes a text fit to be shown on paper: without personal data, without swearing. Needs no learning.</summary>
public sealed class ShownText
{
    private readonly PersonalDataFinder finder;
    private readonly MaskedSwearing swearing;
    private readonly TextAnalyzer analyzer;

    public ShownText(ScreeningRules rules, Lexicon lexicon)
    {
        finder = new PersonalDataFinder(rules.PersonalData, rules.Offices);
        swearing = rules.MaskedSwearing;
        analyzer = new TextAnalyzer(lexicon);
    }

    /// <summary>Personal data replaced by what it was ("[số điện thoại]"), all else as written.</summary>
    /// <param name="text">NFC.</param>
    /// <param name="published">Digits of numbers that are nobody's secret: those of offices.</param>
    public string Mask(string text, IReadOnlySet<string> published)
    {
        var analysed = analyzer.Analyse(text);
        var data = finder.Find(analysed).Where(datum => !published.Contains(string.Concat(text.AsSpan(datum.Start, datum.Length).ToArray().Where(char.IsAsciiDigit))));
        return new MaskedText(analysed.Original, data).Text;
    }

    /// <summary>Swear words cut down to their first letter; for texts that are flagged as abuse.</summary>
    public string Soften(string text) => swearing.Soften(text);
}
