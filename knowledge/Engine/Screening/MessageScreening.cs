using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening.PersonalData;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>
/// Screens messages (sàng lọc) before anybody sees them: personal data to mask, denunciations, emergencies, abuse. Pure and deterministic once learned;
/// safe for use by many threads. Every flag is the sum of pattern weights and the classifier's opinion, so each can be explained.
/// </summary>
public sealed class MessageScreening
{
    // Weights are natural logarithms of odds; a flag is set where they sum to more than nothing.
    private const double DenunciationBias = -4.5;
    private const double WithoutDeed = -1;
    private const double EmergencyBias = -4;
    private const double AbuseBias = -2.5;
    private const double WithoutPattern = -1;
    private const double ClassifierShare = 0.6;

    // There are far more ordinary messages among the examples than among the doubtful cases.
    private const double ClassifierOffset = 1;
    private const double ClassifierFor = 5;
    private const double ClassifierAgainst = -2;

    // Without diacritics a pattern of a few words finds much that only sounds alike; the whole of the message then tells more.
    // (Not for abuse: its list says itself what counts without diacritics.)
    private const double ClassifierAgainstToneless = -4;
    private const double MaskedSwearWeight = 6;
    private readonly ScreeningRules rules;
    private readonly PersonalDataFinder personalData;
    private readonly AccusedReader accused;
    private readonly ScreeningClassifier classifier;

    /// <param name="rules">Patterns, lists and examples.</param>
    /// <param name="analyzer">The text steps by which messages are analysed as well.</param>
    /// <param name="ordinary">Messages as they usually are: comments, questions. Those that the patterns flag are not learned from.</param>
    /// <param name="models">Where what was learned is kept; null: learned anew.</param>
    public MessageScreening(ScreeningRules rules, TextAnalyzer analyzer, IEnumerable<string> ordinary, ModelCache? models = null)
    {
        this.rules = rules;
        personalData = new PersonalDataFinder(rules.PersonalData, rules.Offices);
        accused = new AccusedReader(rules.PersonalData, rules.Offices);
        var all = ordinary.Concat(rules.SmallTalk).ToList();
        var usual = all.Select(analyzer.Analyse).Where(t => Flags.TrueForAll(f => Score(f, t, _ => 0, []) <= 0));
        classifier = new ScreeningClassifier(
            ModelCache.Get(models, "screening", key => key.Add(rules.Digest).Add(all), () => ScreeningClassifier.Train(rules.Examples, usual, accused, analyzer)), accused);
    }

    private static List<Sensitivity> Flags { get; } = [Sensitivity.Denunciation, Sensitivity.Emergency, Sensitivity.Abuse];

    public ScreeningReading Read(AnalysedText text)
    {
        var flags = new List<Sensitivity>();
        var reasons = new List<ScreeningReason>();
        var data = personalData.Find(text);
        if (data.Count > 0)
        {
            flags.Add(Sensitivity.PersonalData);
            reasons.AddRange(data.Select(d => new ScreeningReason(Sensitivity.PersonalData, d.Kind.ToString(), 0)));
        }

        var opinion = classifier.Read(text);
        foreach (var flag in Flags)
        {
            var considered = new List<ScreeningReason>();
            if (Score(flag, text, opinion, considered) > 0)
            {
                flags.Add(flag);
                reasons.AddRange(considered);
            }
        }

        return new ScreeningReading(flags, data, new MaskedText(text.Original, data), reasons);
    }

    /// <summary>What speaks for and against each flag, also where it is not set (for people who maintain the rules).</summary>
    public IReadOnlyList<ScreeningReason> Explain(AnalysedText text)
    {
        var reasons = new List<ScreeningReason>();
        var opinion = classifier.Read(text);
        foreach (var flag in Flags)
        {
            _ = Score(flag, text, opinion, reasons);
        }

        return reasons;
    }

    /// <summary>How strongly the message looks like it (natural logarithm of odds), and why.</summary>
    private double Score(Sensitivity flag, AnalysedText text, Func<Sensitivity, double> opinion, List<ScreeningReason> reasons)
    {
        var guess = Math.Clamp((opinion(flag) + ClassifierOffset) * ClassifierShare, text.IsToneless && flag != Sensitivity.Abuse ? ClassifierAgainstToneless : ClassifierAgainst, ClassifierFor);
        reasons.Add(new ScreeningReason(flag, "classifier", guess));
        return guess + flag switch
        {
            Sensitivity.Denunciation => Denunciation(text, reasons),
            Sensitivity.Emergency => EmergencyBias + Backed(Sum(flag, rules.Emergency, "lexicon/intents.tsv", text, reasons)),
            Sensitivity.Abuse => AbuseBias + Swearing(text, reasons),
            _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "Not told by a score."),
        };
    }

    private double Denunciation(AnalysedText text, List<ScreeningReason> reasons)
    {
        var who = accused.Read(text);
        var weight = who switch
        {
            Accused.Named => 3.5,
            Accused.Identifiable => 2,
            Accused.Vague => 0.5,
            Accused.Nobody => -2,
            _ => throw new InvalidOperationException($"Unknown {who}."),
        };
        reasons.Add(new ScreeningReason(Sensitivity.Denunciation, $"accused: {who}", weight));
        var deed = Sum(Sensitivity.Denunciation, rules.Denunciation, "screening/denunciation.tsv", text, reasons);
        return DenunciationBias + weight + deed.Sum + (deed.For > 0 ? 0 : WithoutDeed);
    }

    /// <summary>The classifier alone must be surer: what it knows of few words is little.</summary>
    private static double Backed(PatternEvidence evidence) => evidence.Sum + (evidence.For > 0 ? 0 : WithoutPattern);

    private double Swearing(AnalysedText text, List<ScreeningReason> reasons)
    {
        var masked = rules.MaskedSwearing.IsIn(text.Original) ? MaskedSwearWeight : 0;
        if (masked > 0)
        {
            reasons.Add(new ScreeningReason(Sensitivity.Abuse, "screening/masked-swearing.txt", masked));
        }

        return masked + Sum(Sensitivity.Abuse, rules.Abuse, "screening/abuse.tsv", RawWords.Of(text.Original), reasons).Sum;
    }

    private static PatternEvidence Sum(Sensitivity flag, IReadOnlyList<WeightedPattern> patterns, string file, AnalysedText text, List<ScreeningReason> reasons)
    {
        var matched = new List<WeightedPattern>();
        var evidence = PatternEvidence.Of(patterns, text, matched);
        foreach (var pattern in matched)
        {
            reasons.Add(new ScreeningReason(flag, $"{file}:{pattern.Line} {pattern.Pattern.Source}", pattern.Weight));
        }

        return evidence;
    }
}
