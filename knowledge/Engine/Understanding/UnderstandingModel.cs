using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>Everything learned from one snapshot of the library. Immutable: readers keep the one they took while the next is built.</summary>
internal sealed class UnderstandingModel
{
    private readonly Lexicon lexicon;
    private readonly TextAnalyzer analyzer;
    private readonly UnderstandingOptions options;
    private readonly ProcedureIndex index;
    private readonly IntentClassifier intents;
    private readonly FacetDetector facets;
    private readonly DialoguePrior prior;

    public UnderstandingModel(ProcedureSnapshot snapshot, Language language, UnderstandingOptions options)
    {
        lexicon = language.Lexicon;
        this.options = options;
        analyzer = new TextAnalyzer(lexicon);
        var learning = Task.Run(() => IntentClassifier.Train(language, snapshot.Procedures, analyzer));
        index = ProcedureIndex.Build(snapshot, lexicon, analyzer, options.Search);
        intents = learning.GetAwaiter().GetResult();
        facets = new FacetDetector(lexicon.FacetPatterns);
        prior = new DialoguePrior(snapshot, lexicon.FollowUpPatterns, options);
    }

    public int Version => index.Snapshot.Version;

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
            [.. evidence.Candidates.Take(3).Select(c => new CandidateExplanation(c, index.Explain(text, c.Procedure)))]);
    }

    private Evidence Read(AnalysedText text, DialogueContext context)
    {
        var ranking = index.Rank(text);
        var ownWords = CountOwnWords(text);
        var subject = prior.Subject(context) is { } place ? index.Snapshot.Procedures[place] : null;
        var totals = prior.Add(ranking.Totals, subject is null ? [] : RankBehind(subject, text), SignsOf(ranking, text, ownWords), context);
        var best = Ranking.Best(totals, Confidence.Shortlist);
        var (first, firstThree) = best.Length == 0 ? (0, 0) : Probabilities(ranking, totals, best);
        return new Evidence(
            intents.Read(text),
            facets.Detect(text),
            [.. best.Select(i => new Candidate(index.Snapshot.Procedures[i], totals[i]))],
            first,
            firstThree,
            subject,
            ownWords,
            text.Words.Length);
    }

    /// <summary>Scores of the message read on behind the name of a procedure: what "còn bé 15 tuổi" leads to.</summary>
    private ReadOnlySpan<float> RankBehind(Procedure subject, AnalysedText text) => index.Rank(analyzer.Analyse($"{subject.Name}. {text.Original}")).Totals;

    private FollowUpSigns SignsOf(Ranking ranking, AnalysedText text, int ownWords)
    {
        var alone = Ranking.Best(ranking.Totals, Confidence.Shortlist);
        return prior.Signs(text, ownWords, alone.Length == 0 ? 0 : Probabilities(ranking, ranking.Totals.ToArray(), alone).First);
    }

    private static (double First, double FirstThree) Probabilities(Ranking ranking, float[] totals, int[] best)
    {
        var evidence = Confidence.Evidence(ranking, totals, best);
        var first = Confidence.OfFirst(evidence);
        return (first, Math.Max(first, Confidence.OfFirstThree(evidence)));
    }

    /// <summary>Words that are neither fillers nor the asking itself. Fillers that form a concept together ("sao y", "so do") count.</summary>
    private int CountOwnWords(AnalysedText text)
    {
        var own = 0;
        for (var i = 0; i < text.Words.Length; i++)
        {
            if (lexicon.Concepts.Find(text.Words, i, text.IsToneless) is { Length: > 1 } concept)
            {
                own += concept.Length;
                i += concept.Length - 1;
            }
            else if (lexicon.WordsWithoutTopic.Find(text.Words, i, text.IsToneless) is { } filler)
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
