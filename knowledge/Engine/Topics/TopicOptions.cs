using System.ComponentModel.DataAnnotations;

namespace CivicBot.Knowledge.Topics;

/// <summary>When a topic is assigned and when a person must look (configuration section <c>Topics</c>).</summary>
public sealed class TopicOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Topics";

    /// <summary>From this probability on a topic beside the main one is assigned.</summary>
    [Range(0.05, 0.99)]
    public double SecondTopicProbability { get; set; } = 0.38;

    /// <summary>Below this probability of the main topic a comment goes to the queue of those that a person sorts.</summary>
    [Range(0.0, 0.99)]
    public double SureProbability { get; set; } = 0.5;

    /// <summary>How often training shows every example.</summary>
    [Range(1, 50)]
    public int TrainingRounds { get; set; } = 12;

    /// <summary>Training step at the beginning.</summary>
    [Range(0.01, 100)]
    public double TrainingPace { get; set; } = 0.5;

    /// <summary>How many times an official's correction counts as much as a shipped example.</summary>
    [Range(1, 50)]
    public int CorrectionWeight { get; set; } = 5;
}
