using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Knowledge.Comments;

/// <summary>What comments are understood by.</summary>
/// <param name="Knowledge">A directory with <c>topics/</c>, <c>screening/</c>, <c>places/</c>, <c>issues/</c> and <c>competence/</c>.</param>
/// <param name="Lexicon">The words of citizens.</param>
/// <param name="Questions">Questions about procedures: the screening learns from them what ordinary messages are like. Called once, on another thread.</param>
public sealed record CommentSources(string Knowledge, Lexicon Lexicon, Func<IEnumerable<string>> Questions)
{
    /// <summary>Where what was learned is kept; null: learned at each start.</summary>
    public ModelCache? Models { get; init; }

    /// <summary>Example comments of the same directory that are kept elsewhere as well, so that each is kept once; null: none.</summary>
    public IReadOnlyList<TopicExample>? Known { get; init; }

    /// <summary>Everything from one knowledge directory, for programs without a procedure library.</summary>
    /// <exception cref="LexiconException">A lexicon file is missing or a line cannot be read.</exception>
    public static CommentSources Of(string knowledge) => new(
        knowledge,
        Lexicon.Load(Path.Combine(knowledge, "lexicon")),
        () => LibraryReader.Read(knowledge, CancellationToken.None).ToSnapshot(1).Procedures.SelectMany(p => p.Questions));
}
