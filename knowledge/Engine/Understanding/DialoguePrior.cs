using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>
/// What was talked about before, as scores added to the ranking: the procedure of the last answer, those that its name and the message together lead to
/// ("cụ 70 tuổi thì sao" after the allowance from 75 on), those offered in an open question. A message that names its own topic outweighs it. The numbers come from
/// <c>Evaluation calibrate</c> over <c>lexicon/dialogues.tsv</c>.
/// </summary>
internal sealed class DialoguePrior(ProcedureSnapshot snapshot, IReadOnlyList<WeightedPattern> cues, UnderstandingOptions options)
{
    // "mất bao nhiêu tiền" after an open question can only mean one of the procedures offered.
    private const double NothingElse = 6;
    private readonly Dictionary<string, int> places = snapshot.Procedures.Index().ToDictionary(p => p.Item.Slug, p => p.Index, StringComparer.Ordinal);

    /// <summary>Place of the procedure talked about, or null where there is none (any more).</summary>
    public int? Subject(DialogueContext context) =>
        context.ProcedureSlug is { } slug && places.TryGetValue(slug, out var place) ? place : null;

    /// <summary>Place of the first procedure offered in an open question: the likeliest until the citizen chooses.</summary>
    public int? FirstOffered(DialogueContext context) =>
        context.OfferedSlugs.Count > 0 && places.TryGetValue(context.OfferedSlugs[0], out var place) ? place : null;

    /// <summary>The ranking's totals with what was said before added; the same numbers where nothing was.</summary>
    /// <param name="alone">Scores of the message alone.</param>
    /// <param name="together">Scores of the message behind the name of the procedure talked about, or else of the first one offered; not used where there is none.</param>
    /// <param name="said">What else the message shows.</param>
    /// <param name="context">What was said before.</param>
    public float[] Add(ReadOnlySpan<float> alone, ReadOnlySpan<float> together, FollowUpSigns said, DialogueContext context)
    {
        var sums = alone.ToArray();
        if ((Subject(context) ?? FirstOffered(context)) is { } leading)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += (float)options.TogetherWeight * (together[i] - together[leading]);
            }
        }

        if (Subject(context) is { } subject)
        {
            var best = Ranking.Best(alone, 1)[0];
            var kin = (float)DialogueNumbers.Sum(DialogueNumbers.Kin, said.OfKin());
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += i != subject && snapshot.Procedures[i].FieldSlug == snapshot.Procedures[subject].FieldSlug ? kin : 0;
            }

            if (best != subject)
            {
                sums[best] += (float)DialogueNumbers.Sum(DialogueNumbers.NewTopic, said.OfNewTopic());
            }

            sums[subject] += (float)(options.FollowUpWeight * DialogueNumbers.Sum(DialogueNumbers.SameTopic, said.OfSameTopic()));
        }

        foreach (var slug in context.OfferedSlugs)
        {
            if (places.TryGetValue(slug, out var place))
            {
                sums[place] += (float)(options.OfferedWeight * (said.OwnWords == 0 ? NothingElse : 1));
            }
        }

        return sums;
    }

    /// <summary>What the words show about going on or turning to something else.</summary>
    /// <param name="text">The message.</param>
    /// <param name="ownWords">How many words say something about a topic.</param>
    /// <param name="saysMore">There are words beside fillers and the asking: somebody, a time, an amount.</param>
    /// <param name="first">Probability that the message alone means its first candidate.</param>
    public FollowUpSigns Signs(AnalysedText text, int ownWords, bool saysMore, double first)
    {
        // "lỡ mẹ đứng tên thì khác gì" names its case in words that elsewhere say nothing; "còn lệ phí?" sets no other case.
        var turns = saysMore && Shows("turn");
        return new FollowUpSigns(turns ? Math.Max(1, ownWords) : ownWords, Shows("hold"), turns, Shows("leave"), first) { AsksTheSame = Shows("same") };

        bool Shows(string label) => cues.Any(c => c.Label == label && c.Pattern.IsMatch(text));
    }
}

/// <summary>Signs in a message that follows an answer.</summary>
/// <param name="OwnWords">How many words say something about a topic.</param>
/// <param name="Holds">"thủ tục này", "mấy bữa có".</param>
/// <param name="Turns">"còn cụ 70 tuổi thì sao", "ý em là bị mất".</param>
/// <param name="Leaves">"à cho hỏi thủ tục …".</param>
/// <param name="First">Probability that the message alone means its first candidate.</param>
internal readonly record struct FollowUpSigns(int OwnWords, bool Holds, bool Turns, bool Leaves, double First)
{
    private const int MostOwnWords = 8;

    /// <summary>"còn xe máy thì sao": the part asked for before, for another case.</summary>
    public bool AsksTheSame { get; init; }

    /// <summary>What speaks for the procedure talked about, in the order of <see cref="DialogueNumbers.SameTopic"/>.</summary>
    public double[] OfSameTopic() => [1, OwnWords == 0 ? 1 : 0, Math.Min(OwnWords, MostOwnWords), Holds ? 1 : 0, Turns ? 1 : 0, Leaves ? 1 : 0, First];

    /// <summary>What speaks for another procedure of the same field.</summary>
    public double[] OfKin() => [1, Turns ? 1 : 0];

    /// <summary>What speaks for the first candidate of the message alone, where it is another.</summary>
    public double[] OfNewTopic() => [1, Math.Min(OwnWords, MostOwnWords), Turns ? 1 : 0, Leaves ? 1 : 0, First];
}

/// <summary>How strongly each sign speaks, in units of the ranking's scores; learned from the example dialogues by <c>Evaluation calibrate</c>.</summary>
internal static class DialogueNumbers
{
    internal static readonly double[] SameTopic = [16.7, 9.5, -0.3, 0.8, -13.7, -7.8, -5.3];
    internal static readonly double[] NewTopic = [7.1, 0.6, 5.5, -1.6, 0.3];
    internal static readonly double[] Kin = [8.8, 1.4];

    public static double Sum(double[] numbers, double[] signs) => numbers.Zip(signs, (n, s) => n * s).Sum();
}
