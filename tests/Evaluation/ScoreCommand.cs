using System.CommandLine;
using System.Diagnostics;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Evaluation;

/// <summary><c>score LABELS.jsonl…</c>: runs the engine over labelled messages, or reads what <c>ask --jsonl</c> printed, and prints the shares.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var labels = new Argument<FileInfo[]>("labels")
        {
            Description = "Labelled files (one JSON object a line); none: the shipped samples.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<FileInfo?>("--output") { Description = "What `ask --jsonl` printed for the same messages, instead of running the engine." };
        var write = new Option<FileInfo?>("--write") { Description = "Where to write the engine's answers, in the form of `ask --jsonl`." };
        var misses = new Option<bool>("--misses") { Description = "Print the ids of questions whose first candidate is not accepted, with both." };
        var command = new Command("score", "Score labelled messages.") { labels, output, write, misses, KnowledgeDirectory.Option };
        command.SetAction(parsed =>
        {
            var files = parsed.GetValue(labels) is { Length: > 0 } given
                ? given.Select(f => f.FullName)
                : Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.jsonl").Where(HoldsQuestions).Order(StringComparer.Ordinal);
            using var engine = parsed.GetValue(output) is null ? StartEngine(parsed.GetValue(KnowledgeDirectory.Option)!) : null;
            foreach (var file in files)
            {
                var messages = LabelledMessage.Read(file);
                Console.WriteLine(Path.GetFileName(file));
                var answers = engine is null ? Answer.Read(parsed.GetValue(output)!.FullName) : Run(engine, messages);
                Print(messages, answers, parsed.GetValue(misses));
                if (parsed.GetValue(write) is { } target)
                {
                    File.WriteAllLines(target.FullName, messages.Select(m => answers[m.Id].ToLine()));
                }
            }

            return 0;
        });
        return command;
    }

    /// <summary>Other samples label a <c>text</c>: they are for the screening and the classification of comments.</summary>
    private static bool HoldsQuestions(string file) => !File.ReadLines(file).First().Contains("\"text\":", StringComparison.Ordinal);

    private static Engine StartEngine(string knowledge)
    {
        var started = Environment.CpuUsage.TotalTime;
        var engine = new Engine(knowledge, new UnderstandingOptions());
        Console.WriteLine(FormattableString.Invariant(
            $"{engine.Snapshot.Procedures.Count} procedures learned in {(Environment.CpuUsage.TotalTime - started).TotalSeconds:0.0} s of processor time, reading included; {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB in use"));
        return engine;
    }

    private static Dictionary<string, Answer> Run(Engine engine, List<LabelledMessage> messages)
    {
        // The first round warms up; times are of the second.
        messages.ForEach(m => engine.Ask(m));
        var times = new List<double>();
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            var started = Stopwatch.GetTimestamp();
            answers[message.Id] = engine.Ask(message);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / message.Said.Count);
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"  a message takes {times[times.Count / 2]:0} µs (p50), {times[times.Count * 99 / 100]:0} µs (p99)"));
        return answers;
    }

    private static void Print(List<LabelledMessage> messages, Dictionary<string, Answer> answers, bool misses)
    {
        foreach (var score in Scoring.OfQuestions(messages, answers))
        {
            Console.WriteLine($"  {score}");
        }

        foreach (var score in Scoring.OfIntents(messages, answers))
        {
            Console.WriteLine($"  {score}");
        }

        if (messages.Exists(m => m.Slugs is not { Count: > 0 }))
        {
            Console.WriteLine(FormattableString.Invariant($"  answered although no procedure fits: {Scoring.AnsweredAnyway(messages, answers):0.000}"));
        }

        foreach (var message in misses ? messages : [])
        {
            var answer = answers[message.Id];
            if (message.Slugs is { Count: > 0 } slugs && !slugs.Contains(answer.Ranked.FirstOrDefault() ?? "", StringComparer.Ordinal))
            {
                Console.WriteLine($"  {message.Id}: {answer.Intent} {string.Join(", ", answer.Ranked.Take(3))}; accepted {string.Join(", ", slugs)}");
            }
            else if (message.Slugs is { Count: > 0 } ? answer.Intent is not ("procedure" or "clarify") : message.Label is { } label && answer.Intent != label)
            {
                Console.WriteLine($"  {message.Id}: {answer.Intent} instead of {message.Label ?? "procedure"}");
            }
        }
    }
}
