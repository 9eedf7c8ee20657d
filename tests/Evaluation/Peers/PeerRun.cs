using System.Text.Json;
using CivicBot.Evaluation.Figures;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Evaluation.Peers;

/// <summary>Compares CivicBot with the peers of a folder on the sets that they can do: questions and comments.</summary>
/// <param name="directory">Holds <c>retrieval.py</c> and <c>topics.py</c>.</param>
/// <param name="knowledge">The knowledge directory.</param>
internal sealed class PeerRun(string directory, string knowledge) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("civicbot-peers").FullName;

    /// <param name="set">Questions.</param>
    /// <param name="ours">What was measured on them.</param>
    /// <param name="withWordings">The peers also get the wordings of the lexicon, as the engine does.</param>
    /// <exception cref="PeerException">The peers cannot be run.</exception>
    public PeerComparison Questions(LabelledSet set, SetReport ours, bool withWordings)
    {
        var asked = Lines("questions.jsonl", set.Lines.Where(l => l.IsAnswerable).Select(l => new { l.Id, l.Q, kind = l.Kind ?? "written", l.Slugs }));
        var read = Path.Combine(knowledge, "procedures");
        var given = "names, aliases and example questions of the entries";
        if (withWordings)
        {
            read = Directory.CreateDirectory(Path.Combine(folder, "knowledge")).FullName;
            given += $", and the {PeerKnowledge.Write(knowledge, read)} wordings of the lexicon";
        }

        return new PeerComparison(
            set.Name,
            $"procedure search; the peers got {given}",
            ["top1", "top3", "mrr10"],
            Ours(ours, ["all", "real", "written", "no diacritics"], [("top1", "top-1"), ("top3", "top-3"), ("mrr10", "MRR")]),
            [.. PeerScript.Run(directory, "retrieval.py", read, asked).Select(PeerLine.Parse)]);
    }

    /// <param name="set">Comments.</param>
    /// <param name="ours">What was measured on them.</param>
    /// <exception cref="PeerException">The peers cannot be run.</exception>
    public PeerComparison Comments(LabelledSet set, SetReport ours)
    {
        var examples = TopicExample.Load(Path.Combine(knowledge, "topics"));
        var train = Lines("train.jsonl", examples.Select(e => new { e.Text, e.Topics, kind = "written" }));
        var asked = Lines("comments.jsonl", set.Lines.Select(l => new { l.Id, l.Text, l.Topics, kind = l.Kind ?? "written" }));
        return new PeerComparison(
            set.Name,
            $"topics of comments; the peers learned from the same {examples.Count} examples",
            ["primary", "micro", "macro"],
            Ours(ours, ["all", "real", "written"], [("primary", "primary"), ("micro", "micro F1"), ("macro", "macro F1")]),
            [.. PeerScript.Run(directory, "topics.py", train, asked).Select(PeerLine.Parse)]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static List<PeerLine> Ours(SetReport report, string[] groups, (string Theirs, string Ours)[] figures) =>
    [
        .. groups.Where(g => report.Rows.Any(r => r.By.Length == 0 && r.Group == g)).Select(g => new PeerLine(
            "CivicBot",
            g,
            figures.ToDictionary(f => f.Theirs, f => report.Row(g)[f.Ours].Value, StringComparer.Ordinal),
            report.Timing?.Mean)),
    ];

    private string Lines<T>(string name, IEnumerable<T> lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines.Select(l => JsonSerializer.Serialize(l, JsonSerializerOptions.Web)));
        return path;
    }
}
