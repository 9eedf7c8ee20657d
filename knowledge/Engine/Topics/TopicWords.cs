using CivicBot.Knowledge.Lexicons;

namespace CivicBot.Knowledge.Topics;

/// <summary>Word lists by which comments are read for their topic.</summary>
/// <param name="Concepts">Different words for one matter.</param>
/// <param name="Fillers">Words that tell no topic: how one asks, complains and thanks. They still count beside their neighbours ("chưa trả lời").</param>
/// <param name="PlaceWords">What stands before a name and goes with it: phường, thôn, ấp; without diacritics.</param>
internal sealed record TopicWords(PhraseTable Concepts, PhraseTable Fillers, IReadOnlySet<string> PlaceWords)
{
    /// <param name="directory">The topics folder of a knowledge directory.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static TopicWords Load(string directory) => new(
        new PhraseTable(Lexicon.ReadConcepts(directory)),
        new PhraseTable(Lexicon.Listed(directory, "fillers.txt")),
        Lexicon.Listed(directory, "place-words.txt").Select(w => Text.VietnameseLetters.Fold(w.Key)).ToHashSet(StringComparer.Ordinal));
}
