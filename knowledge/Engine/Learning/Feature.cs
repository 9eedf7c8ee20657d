namespace CivicBot.Knowledge.Learning;

/// <summary>Which view of a text a feature belongs to; each view is weighted for itself.</summary>
internal enum FeatureView : byte
{
    /// <summary>Words and word pairs as written, and concepts.</summary>
    Written,

    /// <summary>Words and word pairs without diacritics.</summary>
    Folded,

    /// <summary>Pieces of words, 3 to 5 letters, without diacritics: what is left of a misspelt word.</summary>
    Pieces,
}

/// <summary>Something a text has, and how often: identified by a 64-bit hash, so no table of strings is kept.</summary>
internal readonly record struct CountedFeature(ulong Id, int Count)
{
    public FeatureView View => FeatureHash.View(Id);
}
