using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CivicBot.Knowledge.Learning.Kept;

/// <summary>
/// A learned model as a file: mark, key, contents, SHA-256 of all before. Numbers are little-endian. A file that is damaged, foreign or of another key is no
/// model; what passes is still checked, so that nothing in it can reach beyond an array.
/// </summary>
internal static class ModelFile
{
    private static ReadOnlySpan<byte> Mark => "CivicM01"u8;

    public static byte[] Write(byte[] key, LearnedModel learned)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Mark);
        writer.Write(key);
        learned.Space.Write(writer);
        writer.Write(learned.Models.Length);
        foreach (var model in learned.Models)
        {
            writer.Write(model is SparseLinearModel);
            model.Write(writer);
        }

        writer.Flush();
        writer.Write(SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        writer.Flush();
        return memory.ToArray();
    }

    /// <returns>The model, or null where the bytes hold none for the key.</returns>
    public static LearnedModel? Read(byte[] bytes, byte[] key)
    {
        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (end < Mark.Length + key.Length
            || !bytes.AsSpan(0, Mark.Length).SequenceEqual(Mark)
            || !bytes.AsSpan(Mark.Length, key.Length).SequenceEqual(key)
            || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
        {
            return null;
        }

        try
        {
            var begin = Mark.Length + key.Length;
            using var reader = new BinaryReader(new MemoryStream(bytes, begin, end - begin, writable: false));
            var space = FeatureSpace.Read(reader);
            var models = new LinearModel[Checked(reader.ReadInt32(), 16)];
            for (var i = 0; i < models.Length; i++)
            {
                models[i] = reader.ReadBoolean() ? SparseLinearModel.Read(reader, space.Size) : DenseLinearModel.Read(reader, space.Size);
            }

            return new LearnedModel(space, models);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    public static void WriteArray<T>(this BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <exception cref="InvalidDataException">There are not so many values, or not as many as expected.</exception>
    public static T[] ReadArray<T>(this BinaryReader reader, int? expected = null)
        where T : unmanaged
    {
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        var count = Checked(reader.ReadInt32(), left / Marshal.SizeOf<T>());
        Demand(expected is null || count == expected);
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <exception cref="InvalidDataException">It does not hold.</exception>
    public static void Demand(bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException("The file holds no model.");
        }
    }

    private static int Checked(int count, long most)
    {
        Demand(count >= 0 && count <= most);
        return count;
    }
}
