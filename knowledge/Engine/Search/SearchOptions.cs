using System.ComponentModel.DataAnnotations;

namespace CivicBot.Knowledge.Search;

/// <summary>How the opinions on a message are made and blended. The defaults come from cross-validation over the shipped example questions.</summary>
public sealed class SearchOptions
{
    /// <summary>Weight of the trained classifier's score.</summary>
    [Range(0, 100)]
    public double ClassifierWeight { get; set; } = 1;

    /// <summary>Weight of the cosine to the nearest example.</summary>
    [Range(0, 100)]
    public double ExampleWeight { get; set; } = 4;

    /// <summary>Weight of the BM25 share over all fields.</summary>
    [Range(0, 100)]
    public double FieldWeight { get; set; } = 18;

    /// <summary>Weight of the BM25 share over the sections.</summary>
    [Range(0, 100)]
    public double SectionWeight { get; set; } = 14;

    /// <summary>Weight of how often people ask for a procedure.</summary>
    [Range(0, 100)]
    public double OftenAskedWeight { get; set; } = 1;

    /// <summary>How often training shows every example.</summary>
    [Range(1, 50)]
    public int TrainingRounds { get; set; } = 3;

    /// <summary>Training step at the beginning.</summary>
    [Range(0.01, 100)]
    public double TrainingPace { get; set; } = 3;
}
