using System.Text.Json.Serialization;
using CivicBot.Conversation;
using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Commands;

/// <summary>One line of <c>ask --jsonl</c>; names and order are design §7's.</summary>
/// <param name="Slug">Null unless the intent is procedure.</param>
/// <param name="Confidence">Probability that the first candidate is what is meant.</param>
/// <param name="Answer">What the citizen reads, with numbered choices.</param>
/// <param name="Sources">Sources and legal grounds of the procedure answered.</param>
/// <param name="Explanation">With <c>--explain</c> only.</param>
internal sealed record AskAnswer(
    string Id,
    string Intent,
    string? Slug,
    string? Name,
    double Confidence,
    string Facet,
    IReadOnlyList<AskCandidate> Candidates,
    string Answer,
    IReadOnlyList<string> Sources,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Explanation)
{
    public static AskAnswer Of(string id, Asked asked, string? explanation)
    {
        var outcome = asked.Outcome;
        var understood = outcome.Understood;
        var procedure = outcome.Answered?.Procedure;
        return new AskAnswer(
            id,
            WireNames.Of(StatusIntents.Of(outcome.Status)),
            procedure?.Slug,
            procedure?.Name,

            // Chosen by number or button: nothing was guessed.
            Math.Round(understood?.Confidence ?? (procedure is null ? 0 : 1), 4),
            WireNames.Of(understood?.Facet ?? (outcome.Answered is { } answered ? AnswerParts.FacetOf(answered.Part) : Knowledge.Understanding.Facet.General)),
            [.. (understood?.Candidates ?? []).Select(candidate => new AskCandidate(candidate.Procedure.Slug, candidate.Procedure.Name, Math.Round(candidate.Score, 4)))],
            asked.Answer,
            procedure is null ? [] : [.. procedure.Sources, .. procedure.LegalGrounds],
            explanation);
    }
}

internal sealed record AskCandidate(string Slug, string Name, double Score);
