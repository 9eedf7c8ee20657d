using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>
/// What was talked about before, as scores added to the ranking: the procedure of the last answer, those that resemble it ("còn cấp hai thì thế nào" goes from
/// one school to the next), those offered in an open question. A message that names its own topic outweighs it.
/// </summary>
internal sealed class DialoguePrior(
    ProcedureSnapshot snapshot, IReadOnlyList<(int Procedure, float Likeness)[]> siblings, IReadOnlyList<WeightedPattern> cues, UnderstandingOptions options)
{
    private const int SiblingCount = 8;

    // "mất bao nhiêu tiền" after an open question can only mean one of the procedures offered.
    private const double NothingElse = 6;
    private readonly Dictionary<string, int> places = snapshot.Procedures.Index().ToDictionary(p => p.Item.Slug, p => p.Index, StringComparer.Ordinal);

    public static DialoguePrior Learn(ProcedureIndex index, TextAnalyzer analyzer, Lexicon lexicon, UnderstandingOptions options)
    {
        var siblings = new List<(int, float)[]>();
        foreach (var procedure in index.Snapshot.Procedures)
        {
            var totals = index.Rank(analyzer.Analyse(procedure.Name)).Totals;
            var best = Ranking.Best(totals, SiblingCount + 1);
            var top = totals[best[0]];
            var family = new List<(int, float)>();
            foreach (var place in best)
            {
                if (index.Snapshot.Procedures[place].Slug != procedure.Slug)
                {
                    family.Add((place, MathF.Exp((totals[place] - top) / 4)));
                }
            }

            siblings.Add([.. family]);
        }

        return new DialoguePrior(index.Snapshot, siblings, lexicon.FollowUpPatterns, options);
    }

    /// <summary>Place of the procedure talked about, or null where there is none (any more).</summary>
    public int? Subject(DialogueContext context) =>
        context.ProcedureSlug is { } slug && places.TryGetValue(slug, out var place) ? place : null;

    /// <summary>The ranking's totals with what was said before added; the same numbers where nothing was.</summary>
    /// <param name="totals">Scores of the message alone.</param>
    /// <param name="text">The message.</param>
    /// <param name="context">What was said before.</param>
    /// <param name="ownWords">How many words of the message say something about a topic.</param>
    public float[] Add(ReadOnlySpan<float> totals, AnalysedText text, DialogueContext context, int ownWords)
    {
        var sums = totals.ToArray();
        if (Subject(context) is { } subject)
        {
            var hold = Hold(text, ownWords);
            sums[subject] += (float)(options.FollowUpWeight * hold);
            foreach (var (sibling, likeness) in siblings[subject])
            {
                sums[sibling] += (float)(options.SiblingWeight * hold * likeness);
            }
        }

        foreach (var slug in context.OfferedSlugs)
        {
            if (places.TryGetValue(slug, out var place))
            {
                sums[place] += (float)(options.OfferedWeight * (ownWords == 0 ? NothingElse : 1));
            }
        }

        return sums;
    }

    /// <summary>1 for an ordinary message; more for few words of its own and for "còn …", "thì sao"; less for "cho hỏi thủ tục …".</summary>
    private double Hold(AnalysedText text, int ownWords)
    {
        var hold = ownWords switch
        {
            <= 1 => 1.6,
            2 => 1.3,
            <= 4 => 1.1,
            <= 8 => 0.8,
            _ => 0.5,
        };
        foreach (var cue in cues)
        {
            hold += cue.Pattern.IsMatch(text) ? cue.Weight : 0;
        }

        return Math.Max(0, hold);
    }
}
