namespace CivicBot.Evaluation;

/// <summary>What the program makes of a comment, in the form in which <c>classify --jsonl</c> prints it (as far as scoring needs it).</summary>
/// <param name="Id">Id of the line.</param>
/// <param name="Topics">Topics with their scores, best first.</param>
/// <param name="Assigned">Topics assigned, the main one first.</param>
/// <param name="Unsure">A person must look.</param>
/// <param name="Flags">What screening found; null where screening did not run.</param>
public sealed record Classification(string Id, IReadOnlyList<ScoredTopic>? Topics, IReadOnlyList<string>? Assigned, bool Unsure, IReadOnlyList<string>? Flags)
{
    /// <summary>The main topic; null where none was assigned.</summary>
    public string? Main => Assigned is { Count: > 0 } assigned ? assigned[0] : null;

    /// <summary>Probability that the main topic is right; its score where nothing else is said.</summary>
    public double Confidence
    {
        get => field >= 0 ? field : Topics?.FirstOrDefault(t => t.Id == Main)?.Score ?? 0;
        init;
    } = -1;

    /// <summary>For a line that the program did not answer.</summary>
    public static Classification None(string id) => new(id, null, null, Unsure: false, null);
}

public sealed record ScoredTopic(string Id, double Score);

/// <summary>The cluster of a comment, in the form in which <c>cluster --jsonl</c> prints it.</summary>
public sealed record Clustered(string Id, string Cluster);
