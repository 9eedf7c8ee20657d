using System.Numerics;

namespace CivicBot.Knowledge.Learning;

/// <summary>
/// Numbers ids of features from 0 in the order of their first use. An open table of numbers beside the list of ids: 9 to 14 bytes an id and 8 for the id itself, a third of
/// what a table of both would take. Ids are hashes already.
/// </summary>
internal sealed class FeatureNumbers
{
    private ulong[] ids;
    private int[] numbersPlusOne;
    private int count;

    /// <param name="expected">How many ids there will be; more are taken too.</param>
    public FeatureNumbers(int expected = 0)
    {
        ids = new ulong[Math.Max(12, expected)];
        numbersPlusOne = new int[Places(ids.Length)];
    }

    /// <summary>The same numbers for ids that are numbered already.</summary>
    /// <param name="ids">Each once; kept, not copied.</param>
    public FeatureNumbers(ulong[] ids)
    {
        this.ids = ids;
        numbersPlusOne = new int[Places(Math.Max(12, ids.Length))];
        for (; count < ids.Length && this[ids[count]] == 0; count++)
        {
            this[ids[count]] = count + 1;
        }
    }

    /// <summary>How many there are; fewer than were given where one of them came twice.</summary>
    public int Count => count;

    private ref int this[ulong id]
    {
        get
        {
            // The lowest bits are the view.
            var mask = numbersPlusOne.Length - 1;
            var place = (int)(id >> 2) & mask;
            while (numbersPlusOne[place] is > 0 and var number && ids[number - 1] != id)
            {
                place = (place + 1) & mask;
            }

            return ref numbersPlusOne[place];
        }
    }

    /// <returns>The number of the id, or -1.</returns>
    public int Find(ulong id) => this[id] - 1;

    /// <returns>The number of the id, which is <see cref="Count"/> before where the id is new.</returns>
    public int Add(ulong id)
    {
        ref var known = ref this[id];
        if (known > 0)
        {
            return known - 1;
        }

        if (count == ids.Length)
        {
            Array.Resize(ref ids, count * 2);
            numbersPlusOne = new int[Places(ids.Length)];
            for (var number = 0; number < count; number++)
            {
                this[ids[number]] = number + 1;
            }

            known = ref this[id];
        }

        ids[count] = id;
        known = ++count;
        return count - 1;
    }

    /// <summary>The same numbers in no more room than they need, for numbers that are kept.</summary>
    public FeatureNumbers Trimmed() => ids.Length == count ? this : new FeatureNumbers(ids[..count]);

    /// <summary>At most three quarters full, so that a search soon meets an empty place.</summary>
    private static int Places(int most) => (int)BitOperations.RoundUpToPowerOf2((uint)(most + (most / 3) + 1));
}
