using CivicBot.Knowledge.Learning;
namespace CivicBot.Knowledge.Search;

/// <summary>One opinion on which procedure a message means.</summary>
internal interface IProcedureScorer
{
    /// <summary>Stable name for explanations and configuration.</summary>
    string Name { get; }

    /// <summary>Writes one score for each procedure (in the order of the snapshot); comparable within one message only.</summary>
    void Score(CountedFeature[] message, Span<float> scores);

    /// <summary>The features that gave a procedure its score, strongest first.</summary>
    IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure);
}

/// <summary>How much one feature gave.</summary>
internal readonly record struct FeatureShare(ulong Id, float Share);
