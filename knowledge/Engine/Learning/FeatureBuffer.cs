using System.Buffers;

namespace CivicBot.Knowledge.Learning;

/// <summary>Ids of the features of one text while they are gathered; in a borrowed array, so that only the result is allocated.</summary>
/// <param name="expected">About how many there will be.</param>
internal sealed class FeatureBuffer(int expected) : IDisposable
{
    private ulong[] ids = ArrayPool<ulong>.Shared.Rent(Math.Max(expected, 16));
    private int count;

    public void Add(ulong id) => Take(1)[0] = id;

    /// <summary>Places for some more ids, to be written by the caller.</summary>
    public Span<ulong> Take(int more)
    {
        if (count + more > ids.Length)
        {
            var larger = ArrayPool<ulong>.Shared.Rent(Math.Max(ids.Length * 2, count + more));
            ids.AsSpan(0, count).CopyTo(larger);
            ArrayPool<ulong>.Shared.Return(ids);
            ids = larger;
        }

        count += more;
        return ids.AsSpan(count - more, more);
    }

    /// <summary>The distinct ids with how often each was added, in order.</summary>
    public CountedFeature[] Count()
    {
        var all = ids.AsSpan(0, count);
        all.Sort();
        var distinct = 0;
        for (var i = 0; i < all.Length; i++)
        {
            distinct += i == 0 || all[i] != all[i - 1] ? 1 : 0;
        }

        var counted = new CountedFeature[distinct];
        for (int i = 0, next = 0; i < all.Length;)
        {
            var end = i + 1;
            while (end < all.Length && all[end] == all[i])
            {
                end++;
            }

            counted[next++] = new CountedFeature(all[i], end - i);
            i = end;
        }

        return counted;
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(ids);
}
