using CivicBot.Knowledge.Search;

namespace CivicBot.Knowledge.Understanding;

/// <summary>How a message was understood, for people who maintain the knowledge. Holds the message's words: for the console, never for logs.</summary>
/// <param name="Message">The result.</param>
/// <param name="NormalForm">The words after all text steps.</param>
/// <param name="Steps">Names of the text steps that changed something.</param>
/// <param name="Intents">Probability of each intent and the lines of <c>intents.tsv</c> that matched.</param>
/// <param name="Facets">The facet and the lines of <c>facets.tsv</c> that matched.</param>
/// <param name="FirstProbability">That the first candidate is meant.</param>
/// <param name="FirstThreeProbability">That one of the first three is meant.</param>
/// <param name="Candidates">The first three with the parts of their scores.</param>
public sealed record UnderstandingExplanation(
    UnderstoodMessage Message,
    string NormalForm,
    IReadOnlyList<string> Steps,
    IntentReading Intents,
    FacetReading Facets,
    double FirstProbability,
    double FirstThreeProbability,
    IReadOnlyList<CandidateExplanation> Candidates);

/// <summary>Why a candidate has its score.</summary>
public sealed record CandidateExplanation(Candidate Candidate, IReadOnlyList<OpinionShare> Parts);
