namespace CivicBot.Knowledge.Learning;

/// <summary>The weighted features of a text that a space knows.</summary>
/// <param name="Indices">Dense feature numbers of the space.</param>
/// <param name="Values">Their weights, same order.</param>
internal sealed record SparseVector(int[] Indices, float[] Values)
{
    public int Length => Indices.Length;
}
