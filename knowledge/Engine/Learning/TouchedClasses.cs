namespace CivicBot.Knowledge.Learning;

/// <summary>Which classes share a feature with the text at hand: of thousands, mostly a few hundred.</summary>
/// <param name="classes">How many classes there are.</param>
internal sealed class TouchedClasses(int classes)
{
    private readonly int[] numbers = new int[classes];
    private readonly int[] stamps = new int[classes];
    private int stamp;
    private int count;

    /// <summary>In the order in which they were touched.</summary>
    public ReadOnlySpan<int> Numbers => numbers.AsSpan(0, count);

    public int Untouched => numbers.Length - count;

    /// <summary>Forgets all, for the next text.</summary>
    public void Clear()
    {
        stamp++;
        count = 0;
    }

    /// <returns>True the first time.</returns>
    public bool Touch(int @class)
    {
        if (stamps[@class] == stamp)
        {
            return false;
        }

        stamps[@class] = stamp;
        numbers[count++] = @class;
        return true;
    }
}
