using System.Diagnostics;
using CivicBot.Evaluation.Figures;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Evaluation;

/// <summary>Lets the engines answer sets in this process. Each engine starts when a set first needs it.</summary>
public sealed class EngineRun(string knowledge) : IDisposable
{
    private readonly Lazy<Engine> engine = new(() => new Engine(knowledge, new UnderstandingOptions()));
    private readonly Lazy<Dictionary<string, string>> fields = new(() =>
        LibraryReader.Read(knowledge, CancellationToken.None).ToSnapshot(1).Procedures.ToDictionary(p => p.Slug, p => p.FieldSlug, StringComparer.Ordinal));

    private readonly Lazy<CommentEngine> comments = new(() => new CommentEngine(knowledge));

    public Engine Engine => engine.Value;

    public CommentEngine Comments => comments.Value;

    /// <summary>Folder of a procedure; null where there is none of that slug.</summary>
    public string? FieldOf(string slug) => fields.Value.GetValueOrDefault(slug);

    /// <summary>Answers every line and tells how long a message took; the first round warms up, times are of the second.</summary>
    public (AnswerBook Book, Timing Timing) Timed(LabelledSet set)
    {
        Answer(set);
        var book = new AnswerBook();
        var times = new List<double>();
        if (set.Kind == SetKind.Duplicates)
        {
            var started = Stopwatch.GetTimestamp();
            Cluster(set, book);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / set.Lines.Count);
        }
        else
        {
            foreach (var line in set.Lines)
            {
                var started = Stopwatch.GetTimestamp();
                Answer(set.Kind, line, book);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / line.Said.Count);
            }
        }

        times.Sort();
        return (book, new Timing(times.Average(), times[times.Count / 2], times[times.Count * 99 / 100]));
    }

    /// <summary>Answers every line.</summary>
    public AnswerBook Answer(LabelledSet set)
    {
        var book = new AnswerBook();
        if (set.Kind == SetKind.Duplicates)
        {
            Cluster(set, book);
            return book;
        }

        foreach (var line in set.Lines)
        {
            Answer(set.Kind, line, book);
        }

        return book;
    }

    public void Dispose()
    {
        if (engine.IsValueCreated)
        {
            engine.Value.Dispose();
        }
    }

    private void Answer(SetKind kind, LabelledMessage line, AnswerBook book)
    {
        if (kind is SetKind.Comments or SetKind.Sensitive)
        {
            book.Add(Comments.Classify(line.Id, line.Text!));
        }
        else
        {
            book.Add(Engine.Ask(line));
        }
    }

    private void Cluster(LabelledSet set, AnswerBook book)
    {
        foreach (var comment in Comments.Cluster(set.Lines.Select(l => (l.Id, l.Text!))))
        {
            book.Add(comment);
        }
    }
}
