using System.CommandLine;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Evaluation;

/// <summary>
/// <c>calibrate</c>: cross-validation over the shipped example questions. Every question is asked of an index that was not shown it; every fifth also of an
/// index without its procedure. From the answers: hit rates of each opinion and of blends, and the numbers of <see cref="Confidence"/>.
/// </summary>
internal static class CalibrateCommand
{
    private const int Folds = 5;

    public static Command Create()
    {
        var command = new Command("calibrate", "Cross-validate over the shipped example questions; print hit rates and the numbers of the confidence.") { KnowledgeDirectory.Option };
        command.SetAction(parsed =>
        {
            var knowledge = parsed.GetValue(KnowledgeDirectory.Option)!;
            var lexicon = Lexicon.Load(Path.Combine(knowledge, "lexicon"));
            var trials = Trials(LibraryReader.Read(knowledge, CancellationToken.None).ToSnapshot(1), lexicon, new SearchOptions());
            Rates(trials);
            Numbers("FirstIsRight", trials, t => t.FirstIsRight);
            Numbers("ThreeHoldRight", trials, t => t.ThreeHoldRight);
            return 0;
        });
        return command;
    }

    private static List<Trial> Trials(ProcedureSnapshot snapshot, Lexicon lexicon, SearchOptions options)
    {
        var analyzer = new TextAnalyzer(lexicon);
        var trials = new List<Trial>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var number = fold;
            Console.Error.WriteLine($"fold {fold + 1} of {Folds}");
            var held = snapshot.Procedures.SelectMany(p => p.Questions.Where((_, i) => i % Folds == number).Select(q => (Question: analyzer.Analyse(q), p.Slug))).ToList();
            var shown = snapshot.Procedures.Select(p => p with { Questions = [.. p.Questions.Where((_, i) => i % Folds != number)] }).ToList();
            var index = ProcedureIndex.Build(new ProcedureSnapshot(1, shown, []), lexicon, analyzer, options);
            trials.AddRange(held.Select(h => Trial.Of(index, h.Question, h.Slug)));

            // A fifth of the procedures is taken out: their questions must end in "unknown".
            var without = new ProcedureSnapshot(1, [.. shown.Where((_, i) => i % Folds != number)], []);
            var kept = without.Procedures.Select(p => p.Slug).ToHashSet(StringComparer.Ordinal);
            var partial = ProcedureIndex.Build(without, lexicon, analyzer, options);
            trials.AddRange(held.Where(h => !kept.Contains(h.Slug)).Select(h => Trial.Of(partial, h.Question, h.Slug)));
        }

        return trials;
    }

    private static void Rates(List<Trial> trials)
    {
        var answerable = trials.Where(t => t.Right >= 0).ToList();
        Console.WriteLine($"{answerable.Count} questions, {trials.Count - answerable.Count} without their procedure");
        foreach (var (name, scores) in Blends())
        {
            var places = answerable.ConvertAll(t => Array.IndexOf(Ranking.Best(scores(t), 3), t.Right));
            Console.WriteLine(FormattableString.Invariant(
                $"{name,-40} top-1 {places.Count(p => p == 0) / (double)places.Count:0.000} top-3 {places.Count(p => p >= 0) / (double)places.Count:0.000}"));
        }
    }

    private static IEnumerable<(string Name, Func<Trial, float[]> Scores)> Blends()
    {
        yield return ("as configured", t => t.Totals);
        yield return ("classifier alone", t => t.Parts[0]);
        yield return ("nearest example alone", t => t.Parts[1]);
        yield return ("fields alone", t => t.Parts[2]);
        foreach (var example in new[] { 0f, 3, 6 })
        {
            foreach (var field in new[] { 5f, 10, 15, 20, 30 })
            {
                yield return ($"classifier + {example} example + {field} fields", t => [.. t.Parts[0].Select((c, i) => c + (example * t.Parts[1][i]) + (field * t.Parts[2][i]))]);
            }
        }
    }

    /// <summary>Logistic regression by gradient descent with a little decay; few numbers, so plain steps suffice.</summary>
    private static void Numbers(string name, List<Trial> trials, Func<Trial, bool> isRight)
    {
        var weights = new double[trials[0].Evidence.Length + 1];
        for (var round = 0; round < 3000; round++)
        {
            var step = new double[weights.Length];
            foreach (var trial in trials)
            {
                var error = (isRight(trial) ? 1 : 0) - Confidence.Logistic(weights, trial.Evidence);
                step[0] += error;
                for (var i = 0; i < trial.Evidence.Length; i++)
                {
                    step[i + 1] += error * trial.Evidence[i];
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += (step[i] / trials.Count) - (i == 0 ? 0 : 0.0002 * weights[i]);
            }
        }

        Console.WriteLine($"{name} = [{string.Join(", ", weights.Select(w => FormattableString.Invariant($"{w:0.00}")))}]");
        foreach (var bin in trials.GroupBy(t => (int)(Confidence.Logistic(weights, t.Evidence) * 10)).OrderBy(b => b.Key))
        {
            Console.WriteLine(FormattableString.Invariant($"   said {bin.Average(t => Confidence.Logistic(weights, t.Evidence)):0.00}, was {bin.Count(isRight) / (double)bin.Count():0.00} of {bin.Count()}"));
        }
    }

    private sealed record Trial(float[] Totals, float[][] Parts, double[] Evidence, int[] Best, int Right)
    {
        public bool FirstIsRight => Best[0] == Right;

        public bool ThreeHoldRight => Best.Take(3).Contains(Right);

        public static Trial Of(ProcedureIndex index, AnalysedText question, string slug)
        {
            var ranking = index.Rank(question);
            var best = Ranking.Best(ranking.Totals, Confidence.Shortlist);
            return new Trial(
                ranking.Totals.ToArray(),
                [.. Enum.GetValues<Opinion>().Select(o => ranking.Part(o).ToArray())],
                Confidence.Evidence(ranking, ranking.Totals, best),
                best,
                index.Snapshot.Procedures.ToList().FindIndex(p => p.Slug == slug));
        }
    }
}
