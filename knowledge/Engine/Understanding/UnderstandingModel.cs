using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>Everything learned from one snapshot of the library. Immutable: readers keep the one they took while the next is built.</summary>
internal sealed class UnderstandingModel
{
    // "em 16 tuổi" cannot mean a procedure for those under 14, however much it goes on about it.
    private const float OtherAge = 20;
    private readonly Lexicon lexicon;
    private readonly TextAnalyzer analyzer;
    private readonly UnderstandingOptions options;
    private readonly ProcedureIndex index;
    private readonly IntentClassifier intents;
    private readonly FacetDetector facets;
    private readonly DialoguePrior prior;
    private readonly Diacritics diacritics;

    public UnderstandingModel(ProcedureSnapshot snapshot, Language language, UnderstandingOptions options, ModelCache? models = null)
    {
        lexicon = language.Lexicon;
        this.options = options;
        analyzer = new TextAnalyzer(lexicon);
        var texts = new KnownTexts(analyzer, language.Messages.Concat(snapshot.Procedures.SelectMany(p => p.Questions.Concat(p.Aliases).Append(p.Name))));
        var guessing = Task.Run(() => Diacritics.Learn(texts.All));
        var learning = Task.Run(() => IntentClassifier.Train(language, snapshot.Procedures, texts.Of, models));
        index = ProcedureIndex.Build(snapshot, lexicon, texts.Of, options.Search, models);
        intents = learning.GetAwaiter().GetResult();
        facets = FacetDetector.Train(lexicon, texts.Of, models);
        diacritics = guessing.GetAwaiter().GetResult();
        prior = new DialoguePrior(snapshot, lexicon.FollowUpPatterns, options);
    }

    public int Version => index.Snapshot.Version;

    /// <summary>What it was learned from.</summary>
    public IReadOnlyList<Procedure> Procedures => index.Snapshot.Procedures;

    public UnderstoodMessage Understand(string message, DialogueContext context) => Decision.Decide(Read(analyzer.Analyse(message), context), context, options);

    public UnderstandingExplanation Explain(string message, DialogueContext context)
    {
        var text = analyzer.Analyse(message);
        var evidence = Read(text, context);
        return new UnderstandingExplanation(
            Decision.Decide(evidence, context, options),
            text.NormalForm,
            analyzer.StepsThatChange(message),
            evidence.Intents,
            evidence.Facets,
            evidence.First,
            evidence.FirstThree,
            [.. evidence.Candidates.Take(3).Select(c => new CandidateExplanation(c, index.Explain(text, c.Procedure, Guessed(text))))]);
    }

    /// <summary>How a message after an answer ranks: alone, and behind the name of the procedure talked about (for calibration).</summary>
    internal (float[] Alone, float[] Together, FollowUpSigns Signs) Follow(string message, Procedure subject)
    {
        var text = analyzer.Analyse(message);
        var ranking = index.Rank(text, Guessed(text));
        return (ranking.Totals.ToArray(), RankBehind(subject, text).ToArray(), SignsOf(ranking, text, CountOwnWords(text)));
    }

    private Evidence Read(AnalysedText text, DialogueContext context)
    {
        var guessed = Guessed(text);
        var ranking = index.Rank(text, guessed);
        var signs = SignsOf(ranking, text, CountOwnWords(text));
        var talkedAbout = prior.Subject(context);
        var leading = talkedAbout ?? prior.FirstOffered(context);
        var together = leading is { } place ? RankBehind(index.Snapshot.Procedures[place], text) : [];
        var totals = prior.Add(ranking.Totals, together, signs, context);
        if (talkedAbout is { } before && AgeConcepts.Contradict(text, analyzer.Analyse(index.Snapshot.Procedures[before].Name)))
        {
            totals[before] -= OtherAge;
        }

        var best = Ranking.Best(totals, Confidence.Shortlist);
        var (first, firstThree) = best.Length == 0 ? (0, 0) : Probabilities(ranking, totals, best);
        return new Evidence(
            intents.Read(text, guessed),
            facets.Detect(text),
            [.. best.Select(i => new Candidate(index.Snapshot.Procedures[i], totals[i]))],
            first,
            firstThree,
            talkedAbout is { } subject ? index.Snapshot.Procedures[subject] : null,
            signs.OwnWords,
            text.Words.Length,
            best.Length > 0 && context.OfferedSlugs.Contains(index.Snapshot.Procedures[best[0]].Slug, StringComparer.Ordinal),
            leading is not null,
            signs.Holds || signs.Turns || signs.Leaves,
            signs.AsksTheSame);
    }

    /// <summary>Scores of the message read on behind the name of a procedure. "còn em 16 tuổi" behind "… cho người dưới 14 tuổi" replaces that age.</summary>
    private ReadOnlySpan<float> RankBehind(Procedure subject, AnalysedText text)
    {
        var behind = analyzer.Analyse($"{subject.Name}. {text.Original}");
        return index.Rank(AgeConcepts.Of(text).Any() ? AgeConcepts.WithoutAges(behind, before: subject.Name.Length) : behind).Totals;
    }

    private AnalysedText? Guessed(AnalysedText text) => text.IsToneless ? diacritics.Guess(text) : null;

    private FollowUpSigns SignsOf(Ranking ranking, AnalysedText text, int ownWords)
    {
        var alone = Ranking.Best(ranking.Totals, Confidence.Shortlist);
        return prior.Signs(text, ownWords, CountWords(text, lexicon.Fillers) > 0, alone.Length == 0 ? 0 : Probabilities(ranking, ranking.Totals.ToArray(), alone).First);
    }

    private static (double First, double FirstThree) Probabilities(Ranking ranking, float[] totals, int[] best)
    {
        var evidence = Confidence.Evidence(ranking, totals, best);
        var first = Confidence.OfFirst(evidence);
        return (first, Math.Max(first, Confidence.OfFirstThree(evidence)));
    }

    /// <summary>Words that are neither fillers nor the asking itself. Fillers that form a concept together ("sao y", "so do") count.</summary>
    private int CountOwnWords(AnalysedText text) => CountWords(text, lexicon.WordsWithoutTopic);

    private int CountWords(AnalysedText text, PhraseTable without)
    {
        var own = 0;
        for (var i = 0; i < text.Words.Length; i++)
        {
            if (lexicon.Concepts.Find(text.Words, i, text.IsToneless) is { Length: > 1 } concept)
            {
                own += concept.Length;
                i += concept.Length - 1;
            }
            else if (without.Find(text.Words, i, text.IsToneless) is { } filler)
            {
                i += filler.Length - 1;
            }
            else if (text.Words[i].Kind == TokenKind.Word)
            {
                own++;
            }
        }

        return own;
    }
}
