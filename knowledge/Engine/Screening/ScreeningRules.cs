using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening.PersonalData;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Knowledge.Screening;

/// <summary>Everything about screening that people can extend without programming: the files in <c>knowledge/screening</c>, and the emergency patterns of the lexicon.</summary>
public sealed class ScreeningRules
{
    private const string NoFlag = "none";

    private ScreeningRules(string directory, Lexicon lexicon)
    {
        Digest = $"{FolderDigest.Of(directory)} {lexicon.Digest}";
        PersonalData = PersonalDataRules.Load(directory);
        Offices = OfficeTitles.Load(directory);
        Denunciation = PatternFile.Read(directory, "denunciation.tsv", ["act", "accuse", NoFlag]);
        Abuse = PatternFile.Read(directory, "abuse.tsv", [ScreeningNames.Of(Sensitivity.Abuse)], isExact: true);
        Emergency = [.. lexicon.IntentPatterns.Where(p => p.Label == WireNames.Of(Intent.Emergency))];
        MaskedSwearing = MaskedSwearing.Load(directory);
        Examples =
        [
            .. ReadExamples(directory),
            .. lexicon.IntentExamples.Where(e => e.Intent == Intent.Emergency).Select(e => new ScreeningExample([Sensitivity.Emergency], e.Text)),
        ];
        SmallTalk = [.. lexicon.IntentExamples.Where(e => e.Intent is not (Intent.Emergency or Intent.Abuse)).Select(e => e.Text)];
    }

    /// <summary>Changes whenever one of the lists does.</summary>
    internal string Digest { get; }

    internal PersonalDataRules PersonalData { get; }

    internal OfficeTitles Offices { get; }

    /// <summary>What speaks for a breach of law (label <c>act</c>), for an accusation (<c>accuse</c>), or against both (<c>none</c>).</summary>
    internal IReadOnlyList<WeightedPattern> Denunciation { get; }

    /// <summary>The same list by which the intent is told.</summary>
    internal IReadOnlyList<WeightedPattern> Emergency { get; }

    internal IReadOnlyList<WeightedPattern> Abuse { get; }

    internal MaskedSwearing MaskedSwearing { get; }

    internal IReadOnlyList<ScreeningExample> Examples { get; }

    /// <summary>Greetings, thanks, questions about the weather: the lexicon's examples of what is neither an emergency nor abuse.</summary>
    internal IReadOnlyList<string> SmallTalk { get; }

    /// <param name="directory"><c>knowledge/screening</c>.</param>
    /// <param name="lexicon">Holds the emergency patterns and examples.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static ScreeningRules Load(string directory, Lexicon lexicon) => new(directory, lexicon);

    private static IEnumerable<ScreeningExample> ReadExamples(string directory)
    {
        var flags = Enum.GetValues<Sensitivity>().Where(f => f != Sensitivity.PersonalData).ToDictionary(ScreeningNames.Of, StringComparer.Ordinal);
        var file = new LexiconFile(directory, "examples.tsv");
        foreach (var (line, columns) in file.Rows(2))
        {
            var names = columns[0] == NoFlag ? [] : columns[0].Split(',', StringSplitOptions.TrimEntries);
            if (Array.Find(names, n => !flags.ContainsKey(n)) is { } unknown)
            {
                throw new LexiconException(file.Shown, line, $"\"{unknown}\" is no flag; use {NoFlag}, or some of {string.Join(", ", flags.Keys)} with commas between");
            }

            yield return new ScreeningExample([.. names.Select(n => flags[n])], columns[1]);
        }
    }
}
