namespace CivicBot.Knowledge.Learning;

/// <summary>One labelled text to learn from, as it was written and as if it had been typed without diacritics.</summary>
/// <param name="Written">With everything that the writer gave.</param>
/// <param name="Folded">Without diacritics; the same object where the writer gave none.</param>
/// <param name="Classes">Numbers of its classes, the main one first.</param>
internal sealed record Lesson(SparseVector Written, SparseVector Folded, int[] Classes)
{
    public static Lesson Of(FeatureSpace space, CountedFeature[] features, params int[] classes)
    {
        var (written, folded) = space.WeighBoth(features);
        return new Lesson(written, folded, classes);
    }
}
