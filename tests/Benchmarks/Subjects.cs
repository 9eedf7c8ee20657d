using CivicBot.Evaluation;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.Benchmarks;

/// <summary>What is measured: the engines over a library.</summary>
internal static class Subjects
{
    public static ProcedureSnapshot Shipped() => LibraryReader.Read(Messages.Knowledge, CancellationToken.None).ToSnapshot(1);

    /// <summary>The models that the build learned, as a start of the program takes them.</summary>
    public static ModelCache Models { get; } = new(Path.Combine(AppContext.BaseDirectory, "learned"), NullLogger<ModelCache>.Instance);

    /// <param name="models">Null: everything is learned.</param>
    public static Engine Understanding(ProcedureSnapshot snapshot, ModelCache? models = null) =>
        new(snapshot, Language.Load(Messages.Knowledge), new UnderstandingOptions(), models);

    public static CommentEngine Comments(ModelCache? models = null) => new(Messages.Knowledge, models);

    public static Answer Ask(Engine engine, string message) => engine.Ask(new LabelledMessage { Id = "", Q = message });

    public static Classification Classify(CommentEngine engine, string comment) => engine.Classify("", comment);
}
