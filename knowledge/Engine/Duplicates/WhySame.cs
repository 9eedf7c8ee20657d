namespace CivicBot.Knowledge.Duplicates;

/// <summary>Why two comments are held to be about the same issue at the same place.</summary>
/// <param name="Places">Shared names and numbers, without diacritics.</param>
/// <param name="Matters">Shared matters, ids of <c>issues/matters.tsv</c>.</param>
/// <param name="Words">Other shared words that carry meaning, without diacritics.</param>
/// <param name="PlaceScore">About 1 for each shared name or number.</param>
/// <param name="MatterScore">Share of the matters; 0 to 1.</param>
/// <param name="WordScore">Share of the words; 0 to 1.</param>
public sealed record WhySame(
    IReadOnlyList<string> Places, IReadOnlyList<string> Matters, IReadOnlyList<string> Words, double PlaceScore, double MatterScore, double WordScore);

/// <summary>An earlier comment that is about the same, or nearly.</summary>
/// <param name="Id">Of the comment.</param>
/// <param name="Cluster">Its cluster.</param>
/// <param name="Score">0 to 1; from <see cref="DuplicateOptions.SameFrom"/> on it is the same issue.</param>
/// <param name="Why">What speaks for it.</param>
public sealed record SimilarComment(string Id, int Cluster, double Score, WhySame Why);
