using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>
/// What was talked about before, as scores added to the ranking: the procedure of the last answer, those that its name and the message together lead to
/// ("bé 15 tuổi thì sao" after the card for a child), those offered in an open question. A message that names its own topic outweighs it. The numbers come from
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

    /// <summary>The ranking's totals with what was said before added; the same numbers where nothing was.</summary>
    /// <param name="alone">Scores of the message alone.</param>
    /// <param name="together">Scores of the message behind the name of the procedure talked about; not used where there is none.</param>
    /// <param name="said">What else the message shows.</param>
    /// <param name="context">What was said before.</param>
    public float[] Add(ReadOnlySpan<float> alone, ReadOnlySpan<float> together, FollowUpSigns said, DialogueContext context)
    {
        var sums = alone.ToArray();
        if (Subject(context) is { } subject)
        {
            var best = Ranking.Best(alone, 1)[0];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += (float)options.TogetherWeight * (together[i] - together[subject]);
            }

            if (best != subject)
            {
                sums[best] += (float)DialogueNumbers.OfNewTopic(said);
            }

            sums[subject] += (float)(options.FollowUpWeight + DialogueNumbers.OfSameTopic(said));
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
    /// <param name="first">Probability that the message alone means its first candidate.</param>
    public FollowUpSigns Signs(AnalysedText text, int ownWords, double first)
    {
        var hold = 0.0;
        var leave = 0.0;
        foreach (var cue in cues)
        {
            if (cue.Pattern.IsMatch(text))
            {
                hold += Math.Max(0, cue.Weight);
                leave -= Math.Min(0, cue.Weight);
            }
        }

        return new FollowUpSigns(ownWords, hold, leave, first);
    }
}

/// <summary>Signs in a message that follows an answer.</summary>
/// <param name="OwnWords">How many words say something about a topic.</param>
/// <param name="Hold">Strength of "còn …", "thì sao".</param>
/// <param name="Leave">Strength of "cho hỏi thủ tục …".</param>
/// <param name="First">Probability that the message alone means its first candidate.</param>
internal readonly record struct FollowUpSigns(int OwnWords, double Hold, double Leave, double First);

/// <summary>How strongly each sign speaks, in units of the ranking's scores; learned from the example dialogues.</summary>
internal static class DialogueNumbers
{
    internal const int MostOwnWords = 8;

    internal static readonly double[] SameTopic = [0, 8.3, -12.4, 5.4, -7.8];
    internal static readonly double[] NewTopic = [8.5, 0.6, 0.8];

    /// <summary>For the procedure talked about: per own word, no own word at all, hold, leave, sure of something else.</summary>
    public static double OfSameTopic(FollowUpSigns said) =>
        (SameTopic[0] * Math.Min(said.OwnWords, MostOwnWords))
        + (said.OwnWords == 0 ? SameTopic[1] : 0)
        + (SameTopic[2] * said.Hold)
        + (SameTopic[3] * -said.Leave)
        + (SameTopic[4] * said.First);

    /// <summary>For the first candidate of the message alone, where it is another: always, per own word, sure of it.</summary>
    public static double OfNewTopic(FollowUpSigns said) =>
        NewTopic[0] + (NewTopic[1] * Math.Min(said.OwnWords, MostOwnWords)) + (NewTopic[2] * said.First);
}
