using CivicBot.Evaluation;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Benchmarks;

/// <summary>What is measured: the engines over a library.</summary>
internal static class Subjects
{
    public static ProcedureSnapshot Shipped() => LibraryReader.Read(Messages.Knowledge, CancellationToken.None).ToSnapshot(1);

    public static Engine Understanding(ProcedureSnapshot snapshot) =>
        new(snapshot, Language.Load(Messages.Knowledge), new UnderstandingOptions());

    public static CommentEngine Comments() => new(Messages.Knowledge);

    public static Answer Ask(Engine engine, string message) => engine.Ask(new LabelledMessage { Id = "", Q = message });

    public static Classification Classify(CommentEngine engine, string comment) => engine.Classify("", comment);
}
