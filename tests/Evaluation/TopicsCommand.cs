using System.CommandLine;
using System.Text.Json;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Evaluation;

internal static class TopicsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("labels");
        var examplesDir = new Option<string>("--examples");
        var sweep = new Option<bool>("--sweep");
        var command = new Command("topics", "x") { file, examplesDir, sweep, KnowledgeDirectory.Option };
        command.SetAction(parsed =>
        {
            var knowledge = parsed.GetValue(KnowledgeDirectory.Option)!;
            var lexicon = Lexicon.Load(Path.Combine(knowledge, "lexicon"));
            var analyzer = new TextAnalyzer(lexicon);
            var examples = TopicExample.Load(parsed.GetValue(examplesDir) ?? Path.Combine(knowledge, "topics"));
            Console.WriteLine(examples.Count);
            var rows = File.ReadLines(parsed.GetValue(file)!.FullName).Select(l => JsonDocument.Parse(l).RootElement).Select(e => (Text: analyzer.Analyse(e.GetProperty("text").GetString()!), Topics: e.GetProperty("topics").EnumerateArray().Select(t => t.GetString()!).ToArray(), Real: e.GetProperty("kind").GetString()!.StartsWith("real", StringComparison.Ordinal))).ToList();
            foreach (var (rounds, pace) in parsed.GetValue(sweep) ? new[] { (6, 0.5), (10, 0.3), (10, 0.5), (16, 0.3), (10, 1.0), (16, 0.5) } : [(6, 1.0)])
            {
                var started = Environment.CpuUsage.TotalTime;
                var model = TopicClassifier.Train(examples, [], new PhraseTable(Lexicon.ReadConcepts(Path.Combine(knowledge, "topics"))), analyzer, new TopicOptions { TrainingRounds = rounds, TrainingPace = pace });
                var time = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
                var read = rows.ConvertAll(r => (r.Topics, r.Real, Reading: model.Read(r.Text)));
                foreach (var t in new[] { 0.35, 0.42, 0.5, 0.6 })
                {
                    Console.WriteLine($"rounds {rounds} pace {pace} t {t} {time:0.0}s all {Show(read, t)} | real {Show(read.Where(r => r.Real).ToList(), t)}");
                }
            }

            return 0;
        });
        return command;
    }

    private static string Show(List<(string[] Topics, bool Real, TopicReading Reading)> rows, double second)
    {
        double tp = 0, fp = 0, fn = 0, primary = 0;
        var per = TopicScheme.Ids.ToDictionary(i => i, _ => new double[3]);
        foreach (var (topics, _, reading) in rows)
        {
            string[] said = [reading.Assigned[0], .. reading.Scores.Where(s => s.Id != reading.Assigned[0] && s.Score >= second).Take(2).Select(s => s.Id)];
            primary += said[0] == topics[0] ? 1 : 0;
            foreach (var t in said.Intersect(topics)) { tp++; per[t][0]++; }
            foreach (var t in said.Except(topics)) { fp++; per[t][1]++; }
            foreach (var t in topics.Except(said)) { fn++; per[t][2]++; }
        }
        var sure = rows.OrderByDescending(r => r.Reading.Confidence).Take(rows.Count * 8 / 10).ToList();
        var precision = sure.Count(r => r.Topics.Contains(r.Reading.Assigned[0])) / (double)sure.Count;
        return FormattableString.Invariant($"primary {primary / rows.Count:0.000} micro {2 * tp / (2 * tp + fp + fn):0.000} macro {per.Values.Average(v => v.Sum() == 0 ? 1 : 2 * v[0] / (2 * v[0] + v[1] + v[2])):0.000} at80 {precision:0.000}");
    }
}
