using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Understanding;

/// <summary>What a citizen's message is taken to mean.</summary>
/// <param name="Intent">What the citizen wants of us.</param>
/// <param name="Facet">Which part of a procedure is asked for.</param>
/// <param name="Procedure">The procedure meant; set only where <paramref name="Intent"/> is <see cref="Intent.Procedure"/>.</param>
/// <param name="Confidence">Probability (0–1) that <paramref name="Procedure"/>, or the first candidate, is what is meant.</param>
/// <param name="Candidates">Best procedures first, at most ten, also where the intent is another.</param>
/// <param name="Reason">Why, for people who maintain the knowledge; holds no text of the citizen.</param>
public sealed record UnderstoodMessage(
    Intent Intent,
    Facet Facet,
    Procedure? Procedure,
    double Confidence,
    IReadOnlyList<Candidate> Candidates,
    string Reason);

/// <summary>A procedure that could be meant. Scores of one message are comparable with each other only.</summary>
public sealed record Candidate(Procedure Procedure, double Score);

/// <summary>What was talked about before; empty for a first message.</summary>
/// <param name="ProcedureSlug">The procedure last answered.</param>
/// <param name="Facet">The facet last answered.</param>
/// <param name="OfferedSlugs">Procedures offered in an open clarifying question, in the order shown.</param>
public sealed record DialogueContext(string? ProcedureSlug, Facet? Facet, IReadOnlyList<string> OfferedSlugs)
{
    public static DialogueContext Empty { get; } = new(null, null, []);
}

/// <summary>Understands a message; pure with respect to the library's current snapshot, and fast (well under a millisecond).</summary>
public interface IMessageUnderstanding
{
    UnderstoodMessage Understand(string text, DialogueContext context);
}
