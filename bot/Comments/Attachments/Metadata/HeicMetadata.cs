using System.Buffers.Binary;
using CivicBot.Comments.Attachments.Recognition;

namespace CivicBot.Comments.Attachments.Metadata;

/// <summary>
/// Blanks the EXIF and XMP items of a HEIC photo where they stand (ISO/IEC 23008-12): the table of places stays true and the picture is untouched. Which side is up is a property of the
/// picture there, not EXIF, and stays.
/// </summary>
internal static class HeicMetadata
{
    private static readonly uint[] Telling = [MediaBoxes.Name("Exif"), MediaBoxes.Name("mime"), MediaBoxes.Name("uri ")];

    /// <returns>False where an item cannot be found: the photo is damaged, or nobody can say what would be left in it.</returns>
    public static bool Blank(Stream content)
    {
        var top = MediaBoxes.Between(content, 0, content.Length);
        foreach (var box in top.Where(box => box.Type == MediaBoxes.Name("uuid")))
        {
            MediaMetadata.Zero(content, box.Inside, box.End);
        }

        var meta = top.First(box => box.Type == MediaBoxes.Name("meta"));
        var inside = MediaBoxes.In(content, meta, skip: 4);
        var telling = inside.Where(box => box.Type == MediaBoxes.Name("iinf")).SelectMany(table => Items(content, table)).ToHashSet();
        if (telling.Count == 0)
        {
            return true;
        }

        try
        {
            var data = inside.FirstOrDefault(box => box.Type == MediaBoxes.Name("idat"));
            var places = inside.Where(box => box.Type == MediaBoxes.Name("iloc")).SelectMany(table => new ItemPlaces(Bytes(content, table)).Read(data.Inside))
                .Where(place => telling.Contains(place.Item)).ToList();

            // Only picture data may be overwritten, never the tables that lead to them.
            if (places.Select(place => place.Item).ToHashSet().Count != telling.Count || !places.TrueForAll(place => IsData(place, top, data)))
            {
                return false;
            }

            foreach (var place in places)
            {
                MediaMetadata.Zero(content, place.From, place.To);
            }

            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            // The table ends before what it announces.
            return false;
        }
    }

    private static bool IsData(ItemPlace place, IReadOnlyList<MediaBox> top, MediaBox data) =>
        place.From < place.To
        && (top.Any(box => box.Type == MediaBoxes.Name("mdat") && place.From >= box.Inside && place.To <= box.End)
            || (place.From >= data.Inside && place.To <= data.End));

    /// <summary>Ids of the items that tell something about the photo.</summary>
    private static IEnumerable<uint> Items(Stream content, MediaBox table)
    {
        var version = Bytes(content, table)[0];
        foreach (var entry in MediaBoxes.In(content, table, skip: version == 0 ? 6 : 8).Where(box => box.Type == MediaBoxes.Name("infe")))
        {
            var bytes = Bytes(content, entry);
            var idLength = bytes[0] == 3 ? 4 : 2;
            if (bytes[0] >= 2 && bytes.Length >= 4 + idLength + 6 && Telling.Contains(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + idLength + 2))))
            {
                yield return idLength == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4)) : BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4));
            }
        }
    }

    private static byte[] Bytes(Stream content, MediaBox box)
    {
        var bytes = new byte[Math.Max(box.End - box.Inside, 1)];
        content.Position = box.Inside;
        content.ReadExactly(bytes, 0, (int)(box.End - box.Inside));
        return bytes;
    }
}

/// <summary>A stretch of the file that belongs to an item.</summary>
internal readonly record struct ItemPlace(uint Item, long From, long To);

/// <summary>The table of where items lie (<c>iloc</c>).</summary>
internal ref struct ItemPlaces(ReadOnlySpan<byte> table)
{
    private readonly ReadOnlySpan<byte> table = table;
    private int at = 0;

    /// <param name="data">Where the <c>idat</c> box begins inside, for items that lie there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table is shorter than it says.</exception>
    public List<ItemPlace> Read(long data)
    {
        var version = Number(1);
        Number(3);
        var (sizes, moreSizes) = (Number(1), Number(1));
        var (offset, length, start, index) = ((int)sizes >> 4, (int)sizes & 15, (int)moreSizes >> 4, version == 0 ? 0 : (int)moreSizes & 15);
        var count = Number(version < 2 ? 2 : 4);
        var places = new List<ItemPlace>();
        for (var item = 0L; item < count; item++)
        {
            var id = (uint)Number(version < 2 ? 2 : 4);
            var method = version == 0 ? 0 : Number(2) & 15;
            Number(2);
            var from = Number(start) + (method == 1 ? data : 0);
            var extents = Number(2);
            for (var extent = 0L; extent < extents; extent++)
            {
                Number(index);
                var place = from + Number(offset);
                places.Add(new ItemPlace(id, place, place + Number(length)));
            }
        }

        return places;
    }

    private long Number(int bytes)
    {
        var value = 0L;
        foreach (var part in table.Slice(at, bytes))
        {
            value = (value << 8) | part;
        }

        at += bytes;
        return value;
    }
}
