using CivicBot.Knowledge.Understanding;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>A message that follows an answer, and what it asks for (<c>lexicon/dialogues.tsv</c>).</summary>
/// <param name="Before">Slug of the procedure answered before.</param>
/// <param name="FacetBefore">The part answered before.</param>
/// <param name="Message">What the citizen writes next.</param>
/// <param name="After">Slug of the procedure meant.</param>
/// <param name="FacetAfter">The part asked for.</param>
public sealed record ExampleDialogue(string Before, Facet FacetBefore, string Message, string After, Facet FacetAfter);
