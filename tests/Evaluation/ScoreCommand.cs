using System.CommandLine;
using CivicBot.Evaluation.Figures;
using CivicBot.Evaluation.Peers;
using CivicBot.Evaluation.Reports;

namespace CivicBot.Evaluation;

/// <summary><c>score FILE…</c>: lets the engine answer labelled sets, or reads what the program's commands printed, and prints all figures.</summary>
internal static class ScoreCommand
{
    private static readonly Argument<FileInfo[]> Labels = new("labels")
    {
        Description = "Labelled files (one JSON object a line) of any kind; none: the shipped samples.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<FileInfo[]> Output = new("--output")
    {
        Description = "What `ask`, `classify` or `cluster --jsonl` printed for the same lines, instead of running the engine; may be given several times.",
    };

    private static readonly Option<FileInfo?> Write = new("--write") { Description = "Where to write the engine's answers, in the form of those commands." };
    private static readonly Option<int> Worst = new("--worst") { Description = "How many wrong answers of each set to list, most confident first: ids and labels." };
    private static readonly Option<bool> Texts = new("--texts") { Description = "Show the messages of the wrong answers as well." };
    private static readonly Option<bool> Folded = new("--removed-diacritics") { Description = "Score the same sets also typed without diacritics, and say what it costs." };
    private static readonly Option<DirectoryInfo?> Peers = new("--peers") { Description = "Folder with retrieval.py and topics.py: compare with them in this run." };
    private static readonly Option<bool> PeersWordings = new("--peers-wordings") { Description = "Compare also with peers that learn the lexicon's wordings." };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Where to write all figures." };
    private static readonly Option<bool> Record = new("--record")
    {
        Description = $"Write the counts to {Expectations.FileName} beside the sets (default: tests/Evaluation/samples); the tests compare with them.",
    };

    public static Command Create()
    {
        var command = new Command("score", "Score labelled sets of any kind.")
        {
            Labels, Output, Write, Worst, Texts, Folded, Peers, PeersWordings, Json, Record, KnowledgeDirectory.Option,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        try
        {
            Score(parsed, parsed.InvocationConfiguration.Output);
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or PeerException or FileNotFoundException)
        {
            parsed.InvocationConfiguration.Error.WriteLine(e.Message);
            return 2;
        }
    }

    private static void Score(ParseResult parsed, TextWriter output)
    {
        var knowledge = parsed.GetValue(KnowledgeDirectory.Option)!;
        var samples = SamplesDirectory.Find();
        var files = parsed.GetValue(Labels) is { Length: > 0 } given ? [.. given.Select(f => f.FullName)] : SamplesDirectory.Files(samples);
        var sets = files.SelectMany(LabelledSet.Read).ToList();
        var printed = parsed.GetValue(Output) is { Length: > 0 } lines ? Read(lines) : null;
        using var run = new EngineRun(knowledge);
        var console = new ConsoleReport(output);
        var written = new List<string>();
        var reports = sets.ConvertAll(set => Measure(set, printed, run, written, console, parsed));
        var folded = parsed.GetValue(Folded) ? sets.ConvertAll(set => Measure(set.Folded(), run)) : [];
        foreach (var (typed, toneless) in reports.Zip(folded))
        {
            console.PrintCost(typed, toneless);
        }

        var comparisons = parsed.GetValue(Peers) is { } peers ? Compare(peers.FullName, knowledge, sets, reports, parsed.GetValue(PeersWordings), output) : [];
        if (parsed.GetValue(Write) is { } target)
        {
            File.WriteAllLines(target.FullName, written);
        }

        if (parsed.GetValue(Json) is { } json)
        {
            new JsonReport(reports, folded, comparisons).Write(json.FullName);
        }

        if (parsed.GetValue(Record))
        {
            var beside = Path.Combine(parsed.GetValue(Labels) is { Length: > 0 } ? Path.GetDirectoryName(files[0])! : samples, Expectations.FileName);
            Expectations.Of(reports).Write(beside);
            output.WriteLine($"\nrecorded in {beside}");
        }
    }

    private static SetReport Measure(LabelledSet set, AnswerBook? printed, EngineRun run, List<string> written, ConsoleReport console, ParseResult parsed)
    {
        SetReport report;
        if (printed is not null)
        {
            report = printed.IsSilentOn(set)
                ? throw new InvalidDataException($"{set.Name}: no line of --output answers it; give the output of the command for this kind of set")
                : SetScoring.Of(set, printed, run.FieldOf);
        }
        else
        {
            var (book, timing) = run.Timed(set);
            written.AddRange(book.Lines(set));
            report = SetScoring.Of(set, book, run.FieldOf) with { Timing = timing };
        }

        console.Print(report, parsed.GetValue(Worst), parsed.GetValue(Texts));
        return report;
    }

    private static SetReport Measure(LabelledSet set, EngineRun run) => SetScoring.Of(set, run.Answer(set), run.FieldOf);

    private static AnswerBook Read(FileInfo[] files)
    {
        var book = new AnswerBook();
        foreach (var file in files)
        {
            book.Read(file.FullName);
        }

        return book;
    }

    private static List<PeerComparison> Compare(
        string peers, string knowledge, List<LabelledSet> sets, List<SetReport> reports, bool withWordings, TextWriter output)
    {
        using var run = new PeerRun(peers, knowledge);
        var comparisons = new List<PeerComparison>();
        foreach (var (set, report) in sets.Zip(reports))
        {
            if (set.Kind == SetKind.Questions)
            {
                Add(run.Questions(set, report, withWordings: false));
                if (withWordings)
                {
                    Add(run.Questions(set, report, withWordings: true));
                }
            }
            else if (set.Kind == SetKind.Comments)
            {
                Add(run.Comments(set, report));
            }
        }

        return comparisons;

        void Add(PeerComparison comparison)
        {
            comparison.Print(output);
            comparisons.Add(comparison);
        }
    }
}
