using CivicBot.Knowledge.Issues;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>Compares two comments: place first, then subject. A conflict of place forbids everything.</summary>
internal sealed class PairScorer(MatterLexicon lexicon, NameRarity rarity, DuplicateOptions options)
{
    private const int FewestWords = 3;
    private readonly Dictionary<string, Matter> matters = lexicon.Matters.ToDictionary(m => m.Id, StringComparer.Ordinal);

    public PairScore Score(CommentTraits a, CommentTraits b)
    {
        var place = PlaceAgreement.Of(a, b, rarity, options);
        if (place.IsConflict)
        {
            return PairScore.Elsewhere;
        }

        if (place.Score < options.PlaceFrom && (a.HasPlace || b.HasPlace))
        {
            return PairScore.Nothing;
        }

        var subject = SubjectAgreement.Of(a, b, matters);
        var why = new WhySame(place.Shared, subject.SharedMatters, subject.SharedWords, place.Score, subject.Matters, subject.Words);
        if (place.Score < options.PlaceFrom)
        {
            // Without a place only nearly the same words can tell; with one on a single side not even these.
            var isSame = !subject.IsOtherMatter && subject.AllWords >= options.PlacelessFrom && subject.SharedWords.Count >= FewestWords;
            return isSame ? new PairScore(subject.AllWords, false, why) : PairScore.Nothing;
        }

        var sum = options.Bias
            + (options.PlaceWeight * Math.Min(2, place.Score))
            + (options.MatterWeight * subject.Matters)
            + (options.WordWeight * subject.Words)
            + (subject.Things ? options.ThingWeight : 0)
            + (IsUnknown(a, b) && subject.Words >= options.UnknownFrom ? options.NoMatter : 0)
            + (subject.IsOtherMatter ? (subject.SharesField ? options.OtherMatterOfField : options.OtherMatter) : 0)
            + (place.OthersOnBothSides ? options.OtherName : 0)
            + (SharesTopic(a, b) ? options.TopicWeight : 0);
        return new PairScore(1 / (1 + Math.Exp(-sum)), false, why);
    }

    private static bool IsUnknown(CommentTraits a, CommentTraits b) => a.Matters.Count == 0 || b.Matters.Count == 0;

    private static bool SharesTopic(CommentTraits a, CommentTraits b) =>
        a.Topics is { } own && b.Topics is { } other && own.Any(t => other.Contains(t, StringComparer.Ordinal));
}

/// <summary>Result of a comparison.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="IsConflict">They are about different places, whatever else they share.</param>
/// <param name="Why">What was shared; null where nothing speaks for them.</param>
internal sealed record PairScore(double Value, bool IsConflict, WhySame? Why)
{
    /// <summary>About different places.</summary>
    public static PairScore Elsewhere { get; } = new(0, true, null);

    /// <summary>Nothing tells that they belong together.</summary>
    public static PairScore Nothing { get; } = new(0, false, null);
}
