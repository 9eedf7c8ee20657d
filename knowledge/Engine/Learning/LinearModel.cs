namespace CivicBot.Knowledge.Learning;

/// <summary>A linear classifier: the score (logit) of a class is its bias and the sum of what the features of a text give it.</summary>
internal abstract class LinearModel
{
    /// <summary>For many classes: only features that a text of the class has get a weight.</summary>
    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are, at most 65,536.</param>
    /// <param name="lessons">Which features occur with which class.</param>
    public static SparseLinearModel Sparse(int features, int classes, IReadOnlyList<Lesson> lessons) => new(classes, FeatureOwners.Of(features, classes, lessons));

    /// <summary>For a dozen classes: every feature may speak against a class too.</summary>
    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are.</param>
    public static DenseLinearModel Full(int features, int classes) => new(features, classes);

    public abstract int Classes { get; }

    /// <summary>How many weights there are.</summary>
    public abstract int Size { get; }

    /// <summary>Writes the scores (logits) of a text into the buffer, one for each class.</summary>
    public abstract void Score(SparseVector text, Span<float> scores);

    /// <summary>What one feature gives one class.</summary>
    public abstract float Weight(int feature, int @class);

    /// <summary>Writes what the model's own reading takes up.</summary>
    internal abstract void Write(BinaryWriter writer);

    /// <summary>Changes the weights of a text's features by a step for each class.</summary>
    internal abstract void Learn(SparseVector text, ReadOnlySpan<float> step);
}
