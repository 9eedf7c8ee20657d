using System.CommandLine;
using CivicBot.Knowledge.Learning;
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
            Blend(trials);
            Numbers("FirstIsRight", trials, t => t.FirstIsRight);
            Numbers("ThreeHoldRight", trials, t => t.ThreeHoldRight);
            var language = Language.Load(knowledge);
            var snapshot = LibraryReader.Read(knowledge, CancellationToken.None).ToSnapshot(1);
            DialogueCalibration.Print(new UnderstandingModel(snapshot, language, new UnderstandingOptions()), snapshot, language);
            return 0;
        });
        return command;
    }

    private static List<Trial> Trials(ProcedureSnapshot snapshot, Lexicon lexicon, SearchOptions options)
    {
        var analyzer = new TextAnalyzer(lexicon);
        var trials = new List<Trial>();

        // Wordings are questions here, so that they can be held back like them.
        var bare = lexicon with { Wordings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) };
        var asked = snapshot.Procedures.Select(p => p with { Questions = [.. p.Questions, .. lexicon.Wordings.GetValueOrDefault(p.Slug, [])] }).ToList();
        for (var fold = 0; fold < Folds; fold++)
        {
            var number = fold;
            Console.Error.WriteLine($"fold {fold + 1} of {Folds}");
            var held = asked.SelectMany(p => p.Questions.Where((_, i) => i % Folds == number).Select(q => (Question: analyzer.Analyse(q), p.Slug))).ToList();
            var shown = asked.ConvertAll(p => p with { Questions = [.. p.Questions.Where((_, i) => i % Folds != number)] });
            var index = ProcedureIndex.Build(new ProcedureSnapshot(1, shown, []), bare, analyzer.Analyse, options);
            trials.AddRange(held.Select(h => Trial.Of(index, h.Question, h.Slug)));

            // A fifth of the procedures is taken out: their questions must end in "unknown".
            var without = new ProcedureSnapshot(1, [.. shown.Where((_, i) => i % Folds != number)], []);
            var kept = without.Procedures.Select(p => p.Slug).ToHashSet(StringComparer.Ordinal);
            var partial = ProcedureIndex.Build(without, bare, analyzer.Analyse, options);
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

    /// <summary>Weights of the opinions by which the right procedure is the most probable of the first thirty (conditional logit), by gradient ascent.</summary>
    private static void Blend(List<Trial> trials)
    {
        var rows = trials.Where(t => t.Right >= 0).Select(t =>
        {
            var places = Ranking.Best(t.Totals, 30);
            return (Places: places.Contains(t.Right) ? places : [.. places, t.Right], Trial: t);
        }).ToList();
        var opinions = rows[0].Trial.Parts.Length;
        foreach (var half in new[] { 0, 1, 2 })
        {
            var learned = rows.Where((_, i) => half == 2 || i % 2 == half).ToList();
            var tried = rows.Where((_, i) => half == 2 || i % 2 != half).ToList();
            var weights = new double[opinions];
            weights[0] = 1;
            double[] squares = [.. Enumerable.Repeat(1e-6, opinions)];
            for (var round = 0; round < 400; round++)
            {
                var step = new double[opinions];
                foreach (var (places, trial) in learned)
                {
                    var scores = new float[places.Length];
                    for (var i = 0; i < places.Length; i++)
                    {
                        for (var o = 0; o < opinions; o++)
                        {
                            scores[i] += (float)(weights[o] * trial.Parts[o][places[i]]);
                        }
                    }

                    Softmax.InPlace(scores);
                    for (var o = 0; o < opinions; o++)
                    {
                        step[o] += trial.Parts[o][trial.Right];
                        for (var i = 0; i < places.Length; i++)
                        {
                            step[o] -= scores[i] * trial.Parts[o][places[i]];
                        }
                    }
                }

                for (var o = 0; o < opinions; o++)
                {
                    var slope = step[o] / learned.Count;
                    squares[o] += slope * slope;
                    weights[o] += 0.5 * slope / Math.Sqrt(squares[o]);
                }
            }

            var right = tried.ConvertAll(t =>
            {
                var totals = new float[t.Trial.Totals.Length];
                for (var o = 0; o < opinions; o++)
                {
                    for (var i = 0; i < totals.Length; i++)
                    {
                        totals[i] += (float)(weights[o] * t.Trial.Parts[o][i]);
                    }
                }

                return Array.IndexOf(Ranking.Best(totals, 3), t.Trial.Right);
            });
            Console.WriteLine(FormattableString.Invariant(
                $"learned [{string.Join(", ", weights.Select(w => w.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)))}] on {learned.Count}: top-1 {right.Count(p => p == 0) / (double)right.Count:0.000} top-3 {right.Count(p => p >= 0) / (double)right.Count:0.000} on {tried.Count}"));
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
