using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>Distinct features with their counts, ordered by id.</summary>
    public CountedFeature[] Extract(AnalysedText text)
    {
        var features = new List<Feature>(text.Words.Length * 16);
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

        return Count(features);
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

    private static void AddWord(Token word, bool toneless, List<Feature> features)
    {
        if (!toneless)
        {
            features.Add(new Feature(FeatureHash.Word(word.Text), FeatureView.Written));
        }

        features.Add(new Feature(FeatureHash.FoldedWord(word.Folded), FeatureView.Folded));
        AddPieces(word.Folded, features);
    }

    private static void AddPair(Token first, Token second, bool toneless, List<Feature> features)
    {
        if (!toneless)
        {
            features.Add(new Feature(FeatureHash.Pair(first.Text, second.Text), FeatureView.Written));
        }

        features.Add(new Feature(FeatureHash.FoldedPair(first.Folded, second.Folded), FeatureView.Folded));
    }

    private void AddConcepts(AnalysedText text, List<Feature> features)
    {
        foreach (var concept in ConceptsOf(text))
        {
            // In both views: a concept is the same thing with and without diacritics.
            if (!text.IsToneless)
            {
                features.Add(new Feature(FeatureHash.Concept(concept), FeatureView.Written));
            }

            features.Add(new Feature(FeatureHash.FoldedConcept(concept), FeatureView.Folded));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddPieces(string word, List<Feature> features)
    {
        Span<char> padded = stackalloc char[Math.Min(word.Length, 30) + 2];
        padded[0] = ' ';
        word.AsSpan(0, padded.Length - 2).CopyTo(padded[1..]);
        padded[^1] = ' ';
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var i = 0; i + length <= padded.Length; i++)
            {
                features.Add(new Feature(FeatureHash.Piece(padded.Slice(i, length)), FeatureView.Pieces));
            }
        }
    }

    private static CountedFeature[] Count(List<Feature> features)
    {
        var span = CollectionsMarshal.AsSpan(features);
        span.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        var counted = new List<CountedFeature>(span.Length);
        for (var i = 0; i < span.Length;)
        {
            var end = i;
            while (end < span.Length && span[end].Id == span[i].Id)
            {
                end++;
            }

            counted.Add(new CountedFeature(span[i].Id, span[i].View, end - i));
            i = end;
        }

        return [.. counted];
    }
}
