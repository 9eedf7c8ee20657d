namespace CivicBot.Knowledge.Duplicates;

/// <summary>Weights of the comparison of two comments; learned on tests/Evaluation/samples/duplicates.jsonl.</summary>
public sealed record DuplicateOptions
{
    public static DuplicateOptions Default { get; } = new();

    /// <summary>From this score on two comments are about the same; 0 to 1.</summary>
    public double SameFrom { get; init; } = 0.5;

    /// <summary>A cluster takes a comment only if its comments agree with it so far on average.</summary>
    public double ClusterFrom { get; init; } = 0.35;

    /// <summary>Agreement of place below which nothing else counts.</summary>
    public double PlaceFrom { get; init; } = 0.35;

    /// <summary>Similarity of all words from which comments without any place are the same.</summary>
    public double PlacelessFrom { get; init; } = 0.7;

    /// <summary>Names of communes and provinces stand in most comments and say little.</summary>
    public double CommuneWeight { get; init; } = 0.45;

    /// <summary>At most so many earlier comments are compared with a new one.</summary>
    public int MostCandidates { get; init; } = 300;

    /// <summary>Score before anything agrees.</summary>
    public double Bias { get; init; } = -3.2;

    public double PlaceWeight { get; init; } = 0.8;

    public double MatterWeight { get; init; } = 4.5;

    public double WordWeight { get; init; } = 4.0;

    public double ThingWeight { get; init; } = 0.6;

    public double TopicWeight { get; init; } = 0.6;

    /// <summary>Both speak of known matters and none is shared.</summary>
    public double OtherMatter { get; init; } = -2.2;

    /// <summary>The same where at least their topic is common.</summary>
    public double OtherMatterOfField { get; init; } = -1.2;

    /// <summary>One side speaks of no known matter, so words have to tell.</summary>
    public double UnknownFrom { get; init; } = 0.2;

    /// <summary>Added from <see cref="UnknownFrom"/> on.</summary>
    public double NoMatter { get; init; } = 0.6;

    /// <summary>Each names something that the other does not.</summary>
    public double OtherName { get; init; } = -1.0;
}
