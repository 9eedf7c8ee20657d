namespace CivicBot.Evaluation;

/// <summary>What the program says to one line, in the form in which <c>ask --jsonl</c> prints it (as far as scoring needs it).</summary>
public sealed record Answer(string Id, string Intent, string? Slug, double Confidence, string? Facet, IReadOnlyList<AnswerCandidate>? Candidates)
{
    /// <summary>Slugs of the candidates, best first.</summary>
    public IEnumerable<string> Ranked => Candidates?.Select(c => c.Slug) ?? [];

    /// <summary>For a line that the program did not answer.</summary>
    public static Answer None(string id) => new(id, "(no answer)", null, 0, null, null);
}

/// <summary>A procedure that could be meant.</summary>
public sealed record AnswerCandidate(string Slug, string Name, double Score);
