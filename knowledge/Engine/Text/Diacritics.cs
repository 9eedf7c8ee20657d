namespace CivicBot.Knowledge.Text;

/// <summary>
/// Guesses the diacritics of a message typed without any: of all the ways to write its words, the one whose words most often follow each other in what citizens
/// are known to write. "xin giay xac nhan" gives "xin giấy xác nhận"; a word never seen stays as it is. Immutable.
/// </summary>
internal sealed class Diacritics
{
    // A pair of words counts for most of the probability, a word alone for the rest.
    private const float PairShare = 0.85f;
    private const float ShareOfUnknown = 6e-6f;
    private const int MostWays = 8;
    private static readonly Way[] Unknown = [new Way("", -1, 0, ShareOfUnknown)];
    private readonly Dictionary<string, Way[]> ways;
    private readonly IReadOnlyDictionary<long, int> pairs;

    private Diacritics(WordPairs counted)
    {
        ways = counted.Words
            .Select((w, i) => new Way(w.Word, i, w.Count, (float)w.Count / counted.Total))
            .GroupBy(w => VietnameseLetters.Fold(w.Word), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Count).Take(MostWays).ToArray(), StringComparer.Ordinal);
        pairs = counted.Pairs;
    }

    /// <param name="texts">As citizens and offices write; those without diacritics are left out.</param>
    public static Diacritics Learn(IEnumerable<AnalysedText> texts)
    {
        var counted = new WordPairs();
        foreach (var text in texts.Where(t => !t.IsToneless))
        {
            counted.Add(text.Tokens);
        }

        return new Diacritics(counted);
    }

    /// <summary>The text with its likeliest diacritics; words that bear some already (written out of an abbreviation) keep them.</summary>
    public AnalysedText Guess(AnalysedText text)
    {
        var words = text.Words;
        var choices = Array.ConvertAll(words, WaysOf);
        var best = new (float Score, int From)[words.Length][];
        for (var i = 0; i < words.Length; i++)
        {
            best[i] = i == 0
                ? Array.ConvertAll(choices[0], way => (Likelihood(null, way), -1))
                : Array.ConvertAll(choices[i], way => Best(choices[i - 1], best[i - 1], way));
        }

        var guessed = new Token[words.Length];
        var at = words.Length == 0 ? -1 : Array.IndexOf(best[^1], best[^1].MaxBy(b => b.Score));
        for (var i = words.Length - 1; i >= 0; i--)
        {
            guessed[i] = choices[i][at] is { Number: >= 0 } way ? words[i].Rewritten(way.Word) : words[i];
            at = best[i][at].From;
        }

        return new AnalysedText(text.Original, guessed, isToneless: false);
    }

    private (float Score, int From) Best(Way[] before, (float Score, int From)[] scores, Way way)
    {
        var best = (Score: float.NegativeInfinity, From: 0);
        for (var b = 0; b < before.Length; b++)
        {
            var score = scores[b].Score + Likelihood(before[b], way);
            if (score > best.Score)
            {
                best = (score, b);
            }
        }

        return best;
    }

    /// <summary>Natural logarithm of how likely a word is behind another.</summary>
    private float Likelihood(Way? before, Way way)
    {
        var behind = before is { Number: >= 0 } known && pairs.TryGetValue(WordPairs.Key(known.Number, way.Number), out var together) ? (float)together / known.Count : 0;
        return MathF.Log((PairShare * behind) + ((1 - PairShare) * way.Share));
    }

    private Way[] WaysOf(Token word)
    {
        var known = ways.GetValueOrDefault(word.Folded, Unknown);
        return !word.HasDiacritics ? known : Array.Find(known, w => w.Word == word.Text) is { Count: > 0 } own ? [own] : Unknown;
    }

    /// <summary>One way to write a word: its number, how often it was seen, and its share of all words.</summary>
    private readonly record struct Way(string Word, int Number, int Count, float Share);
}
