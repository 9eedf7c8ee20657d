using BenchmarkDotNet.Attributes;
using CivicBot.Evaluation;

namespace CivicBot.Benchmarks;

/// <summary>The whole understanding of a message; one operation is one message.</summary>
[MemoryDiagnoser]
public class AskBenchmark
{
    private const int Batch = 64;
    private Engine engine = null!;
    private int next;

    public enum Library
    {
        Shipped,
        Generated7000,
    }

    [Params(Library.Shipped, Library.Generated7000)]
    public Library Procedures { get; set; }

    [GlobalSetup]
    public void Learn() => engine = Subjects.Understanding(Procedures == Library.Shipped ? Subjects.Shipped() : GeneratedLibrary.With(Subjects.Shipped()));

    [GlobalCleanup]
    public void Forget() => engine.Dispose();

    [Benchmark(OperationsPerInvoke = Batch)]
    public double Ask()
    {
        var confidence = 0.0;
        for (var i = 0; i < Batch; i++)
        {
            confidence += Subjects.Ask(engine, Messages.Asked[next++ % Messages.Asked.Count]).Confidence;
        }

        return confidence;
    }
}

/// <summary>Topics and screening of a comment; one operation is one comment.</summary>
[MemoryDiagnoser]
public class ClassifyBenchmark
{
    private const int Batch = 64;
    private CommentEngine engine = null!;
    private int next;

    [GlobalSetup]
    public void Learn() => engine = Subjects.Comments();

    [Benchmark(OperationsPerInvoke = Batch)]
    public double Classify()
    {
        var confidence = 0.0;
        for (var i = 0; i < Batch; i++)
        {
            confidence += Subjects.Classify(engine, Messages.Comments[next++ % Messages.Comments.Count]).Confidence;
        }

        return confidence;
    }
}

/// <summary>Reading and learning until the first message can be understood.</summary>
[MemoryDiagnoser]
public class StartBenchmark
{
    [Benchmark]
    public int LearnProcedures()
    {
        using var engine = Subjects.Understanding(Subjects.Shipped());
        return engine.Snapshot.Procedures.Count;
    }

    [Benchmark]
    public object LearnCommentModels() => Subjects.Comments();
}
