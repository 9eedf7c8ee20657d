using System.Numerics;

namespace CivicBot.Knowledge.Learning;

/// <summary>Numbers ids of features from 0 in the order of their first use. An open table: ids are hashes already, and neighbours lie in one cache line.</summary>
internal sealed class FeatureNumbers
{
    private Slot[] slots;
    private int count;

    /// <param name="expected">How many ids there will be; more are taken too.</param>
    public FeatureNumbers(int expected = 0) => slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected * 2))];

    public int Count => count;

    /// <returns>The number of the id, or -1.</returns>
    public int Find(ulong id) => slots[Place(slots, id)].NumberPlusOne - 1;

    /// <returns>The number of the id, which is <see cref="Count"/> before where the id is new.</returns>
    public int Add(ulong id)
    {
        ref var slot = ref slots[Place(slots, id)];
        if (slot.NumberPlusOne > 0)
        {
            return slot.NumberPlusOne - 1;
        }

        slot = new Slot(id, ++count);
        if (count * 2 > slots.Length)
        {
            Grow();
        }

        return count - 1;
    }

    private static int Place(Slot[] slots, ulong id)
    {
        // The lowest bits are the view.
        var place = (int)(id >> 2) & (slots.Length - 1);
        while (slots[place].NumberPlusOne > 0 && slots[place].Id != id)
        {
            place = (place + 1) & (slots.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        var larger = new Slot[slots.Length * 2];
        foreach (var slot in slots.Where(s => s.NumberPlusOne > 0))
        {
            larger[Place(larger, slot.Id)] = slot;
        }

        slots = larger;
    }

    private readonly record struct Slot(ulong Id, int NumberPlusOne);
}
