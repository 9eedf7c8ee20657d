using System.Globalization;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Evaluation;

/// <summary>
/// Learns from <c>lexicon/dialogues.tsv</c> how far a message holds on to the procedure talked about: the numbers of <see cref="DialogueNumbers"/> and
/// <see cref="UnderstandingOptions.TogetherWeight"/>, by conditional logit over the first candidates; half of the dialogues is tried with what the other half taught.
/// </summary>
internal static class DialogueCalibration
{
    private const int Shortlist = 10;

    public static void Print(UnderstandingModel model, ProcedureSnapshot snapshot, Language language)
    {
        var places = snapshot.Procedures.Index().ToDictionary(p => p.Item.Slug, p => p.Index, StringComparer.Ordinal);
        var trials = new List<Trial>();
        foreach (var dialogue in language.Lexicon.Dialogues.Where(d => places.ContainsKey(d.Before) && places.ContainsKey(d.After)))
        {
            var subject = places[dialogue.Before];
            var (alone, together, signs) = model.Follow(dialogue.Message, snapshot.Procedures[subject]);
            var best = Ranking.Best(alone, Shortlist);
            List<int> tried = [.. best.Concat(Ranking.Best(together, Shortlist)).Append(subject).Distinct()];
            var right = tried.IndexOf(places[dialogue.After]);
            if (right >= 0)
            {
                trials.Add(new Trial([.. tried.Select(p => Features(p, subject, best[0], alone, together, signs, p != subject && snapshot.Procedures[p].FieldSlug == snapshot.Procedures[subject].FieldSlug))], right, dialogue.Before == dialogue.After));
            }
        }

        Console.WriteLine($"{trials.Count} of {language.Lexicon.Dialogues.Count} dialogues hold the right procedure among the candidates");
        Show(Learn([.. trials.Where((_, i) => i % 2 == 0)]), [.. trials.Where((_, i) => i % 2 == 1)], "tried on the other half");
        Show(Learn(trials), trials, "on all");
    }

    private static double[] Features(int place, int subject, int best, float[] alone, float[] together, FollowUpSigns signs, bool isKin) =>
    [
        alone[place] - alone[best],
        together[place] - together[subject],
        .. signs.OfKin().Select(s => isKin ? s : 0),
        .. signs.OfSameTopic().Select(s => place == subject ? s : 0),
        .. signs.OfNewTopic().Select(s => place == best && place != subject ? s : 0),
    ];

    private static double[] Learn(List<Trial> trials)
    {
        var weights = new double[trials[0].Features[0].Length];
        weights[0] = 0.2;
        var squares = Enumerable.Repeat(1e-6, weights.Length).ToArray();
        for (var round = 0; round < 1500; round++)
        {
            var step = new double[weights.Length];
            foreach (var trial in trials)
            {
                var scores = Array.ConvertAll(trial.Features, f => (float)DialogueNumbers.Sum(weights, f));
                CivicBot.Knowledge.Learning.Softmax.InPlace(scores);
                for (var c = 0; c < scores.Length; c++)
                {
                    for (var i = 0; i < weights.Length; i++)
                    {
                        step[i] += ((c == trial.Right ? 1 : 0) - scores[c]) * trial.Features[c][i];
                    }
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                var slope = (step[i] / trials.Count) - (0.0005 * weights[i]);
                squares[i] += slope * slope;
                weights[i] += 0.3 * slope / Math.Sqrt(squares[i]);
            }
        }

        return weights;
    }

    private static void Show(double[] weights, List<Trial> tried, string where)
    {
        // In units of the message's own score, which stays as it is.
        var numbers = weights.Select(w => (w / weights[0]).ToString("0.0", CultureInfo.InvariantCulture)).ToArray();
        Console.WriteLine(
            $"TogetherWeight {numbers[1]}, Kin [{string.Join(", ", numbers[2..4])}], SameTopic [{string.Join(", ", numbers[4..11])}], NewTopic [{string.Join(", ", numbers[11..])}]");
        Console.WriteLine(FormattableString.Invariant(
            $"   {where}: right {Share(tried):0.000}, stays {Share(tried.FindAll(t => t.Stays)):0.000}, goes on {Share(tried.FindAll(t => !t.Stays)):0.000}"));

        double Share(List<Trial> trials) => trials.Count(t => Best(t) == t.Right) / (double)Math.Max(1, trials.Count);

        int Best(Trial trial) => Enumerable.Range(0, trial.Features.Length).MaxBy(c => DialogueNumbers.Sum(weights, trial.Features[c]));
    }

    private sealed record Trial(double[][] Features, int Right, bool Stays);
}
