using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Learning;

/// <summary>
/// Lists the features of a text: words, pairs of neighbouring words, concepts, pieces of words; written and folded. A text typed without diacritics has no
/// written features: "ma" in it may be any of six words. Fillers count only in pairs: "không" says nothing, "không tên" does.
/// </summary>
internal sealed class FeatureExtractor(PhraseTable concepts, PhraseTable fillers)
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int LongestWord = 30;

    /// <summary>Distinct features with their counts, ordered by id.</summary>
    public CountedFeature[] Extract(AnalysedText text)
    {
        using var features = new FeatureBuffer(text.Words.Length * 16);
        for (var i = 0; i < text.Words.Length; i++)
        {
            if (fillers.Find(text.Words, i, text.IsToneless) is null)
            {
                AddWord(text.Words[i], text.IsToneless, features);
            }

            if (i > 0)
            {
                AddPair(text.Words[i - 1], text.Words[i], text.IsToneless, features);
            }
        }

        AddConcepts(text, features);

        return features.Count();
    }

    /// <summary>Readable names of the features that a text has (for explanations; pieces are left out).</summary>
    public Dictionary<ulong, string> Names(AnalysedText text)
    {
        var names = new Dictionary<ulong, string>();
        var words = text.Words;
        for (var i = 0; i < words.Length; i++)
        {
            names[FeatureHash.Word(words[i].Text)] = words[i].Text;
            names[FeatureHash.FoldedWord(words[i].Folded)] = $"~{words[i].Folded}";
            if (i > 0)
            {
                names[FeatureHash.Pair(words[i - 1].Text, words[i].Text)] = $"{words[i - 1].Text} {words[i].Text}";
                names[FeatureHash.FoldedPair(words[i - 1].Folded, words[i].Folded)] = $"~{words[i - 1].Folded} {words[i].Folded}";
            }
        }

        foreach (var concept in ConceptsOf(text))
        {
            names[FeatureHash.Concept(concept)] = $"[{concept}]";
        }

        return names;
    }

    private static void AddWord(Token word, bool toneless, FeatureBuffer features)
    {
        if (!toneless)
        {
            features.Add(FeatureHash.Word(word.Text));
        }

        features.Add(FeatureHash.FoldedWord(word.Folded));
        AddPieces(word.Folded, features);
    }

    private static void AddPair(Token first, Token second, bool toneless, FeatureBuffer features)
    {
        if (!toneless)
        {
            features.Add(FeatureHash.Pair(first.Text, second.Text));
        }

        features.Add(FeatureHash.FoldedPair(first.Folded, second.Folded));
    }

    private void AddConcepts(AnalysedText text, FeatureBuffer features)
    {
        foreach (var concept in ConceptsOf(text))
        {
            // In both views: a concept is the same thing with and without diacritics.
            if (!text.IsToneless)
            {
                features.Add(FeatureHash.Concept(concept));
            }

            features.Add(FeatureHash.FoldedConcept(concept));
        }
    }

    private IEnumerable<string> ConceptsOf(AnalysedText text)
    {
        for (var i = 0; i < text.Words.Length; i++)
        {
            if (concepts.Find(text.Words, i, text.IsToneless) is { } match)
            {
                foreach (var concept in match.Replacement)
                {
                    yield return concept;
                }

                i += match.Length - 1;
            }
        }

        foreach (var concept in AgeConcepts.Of(text))
        {
            yield return concept;
        }
    }

    private static void AddPieces(string word, FeatureBuffer features)
    {
        Span<char> padded = stackalloc char[Math.Min(word.Length, LongestWord) + 2];
        padded[0] = ' ';
        word.AsSpan(0, padded.Length - 2).CopyTo(padded[1..]);
        padded[^1] = ' ';
        for (var i = 0; i + ShortestPiece <= padded.Length; i++)
        {
            var longest = Math.Min(LongestPiece, padded.Length - i);
            FeatureHash.Pieces(padded.Slice(i, longest), ShortestPiece, features.Take(longest - ShortestPiece + 1));
        }
    }
}
