using CivicBot.Evaluation;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Understanding;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Understanding;

/// <summary>The engine over the shipped knowledge, learned once for all tests that only ask.</summary>
internal static class Shipped
{
    private static readonly Lazy<Engine> LearnedEngine = new(() => new Engine(Knowledge, new UnderstandingOptions()));

    public static string Knowledge => RepositoryRoot.Folder("knowledge");

    public static Engine Engine => LearnedEngine.Value;

    public static Language Language { get; } = Language.Load(Knowledge);

    public static Lexicon Lexicon => Language.Lexicon;

    public static TextAnalyzer Analyzer { get; } = new(Lexicon);

    /// <summary>The answer to the last of the messages.</summary>
    public static Answer Ask(params string[] turns) => Engine.Ask(new LabelledMessage { Id = "test", Turns = turns });
}
