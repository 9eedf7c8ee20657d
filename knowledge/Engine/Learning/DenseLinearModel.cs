using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CivicBot.Knowledge.Learning.Kept;

namespace CivicBot.Knowledge.Learning;

/// <summary>
/// Weights of every feature for every class, a row a feature. Rows are padded to whole vectors, so that a dozen classes are dealt with by three instructions and
/// hardly any of the memory is padding; lanes never mix, so the sums are the same on every processor.
/// </summary>
internal sealed class DenseLinearModel : LinearModel
{
    private static readonly int Lanes = Vector128<float>.Count;
    private readonly int classes;
    private readonly int width;
    private readonly float[] bias;
    private readonly float[] weights;

    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are.</param>
    public DenseLinearModel(int features, int classes)
    {
        this.classes = classes;
        width = (classes + Lanes - 1) / Lanes * Lanes;
        bias = new float[width];
        weights = new float[features * width];
    }

    private DenseLinearModel(int classes, float[] bias, float[] weights)
    {
        this.classes = classes;
        width = bias.Length;
        this.bias = bias;
        this.weights = weights;
    }

    public override int Classes => classes;

    public override int Size => weights.Length / width * classes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Score(SparseVector text, Span<float> scores)
    {
        Span<float> lanes = stackalloc float[Lanes];
        ref var all = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var lane = 0; lane < width; lane += Lanes)
        {
            var sum = Vector128.LoadUnsafe(ref bias[lane]);
            for (var i = 0; i < text.Indices.Length; i++)
            {
                sum += Vector128.LoadUnsafe(ref all, (nuint)((text.Indices[i] * width) + lane)) * Vector128.Create(text.Values[i]);
            }

            sum.CopyTo(lanes);
            lanes[..Math.Min(Lanes, classes - lane)].CopyTo(scores[lane..]);
        }
    }

    public override float Weight(int feature, int @class) => weights[(feature * width) + @class];

    /// <exception cref="InvalidDataException">There is no such model.</exception>
    internal static DenseLinearModel Read(BinaryReader reader, int features)
    {
        var count = reader.ReadInt32();
        var start = reader.ReadArray<float>();
        ModelFile.Demand(count > 0 && start.Length % Lanes == 0 && count <= start.Length && count > start.Length - Lanes && (long)features * start.Length <= int.MaxValue);
        return new DenseLinearModel(count, start, reader.ReadArray<float>(features * start.Length));
    }

    /// <summary>Begins to average what the weights are from time to time.</summary>
    internal AveragedWeights Average() => new(weights, bias);

    internal override void Write(BinaryWriter writer)
    {
        writer.Write(classes);
        writer.WriteArray<float>(bias);
        writer.WriteArray<float>(weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Learn(SparseVector text, ReadOnlySpan<float> step)
    {
        Span<float> lanes = stackalloc float[Lanes];
        ref var all = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var lane = 0; lane < width; lane += Lanes)
        {
            lanes.Clear();
            step[lane..Math.Min(classes, lane + Lanes)].CopyTo(lanes);
            var change = Vector128.Create<float>(lanes);
            (Vector128.LoadUnsafe(ref bias[lane]) + change).StoreUnsafe(ref bias[lane]);
            for (var i = 0; i < text.Indices.Length; i++)
            {
                var place = (nuint)((text.Indices[i] * width) + lane);
                (Vector128.LoadUnsafe(ref all, place) + (change * Vector128.Create(text.Values[i]))).StoreUnsafe(ref all, place);
            }
        }
    }
}
