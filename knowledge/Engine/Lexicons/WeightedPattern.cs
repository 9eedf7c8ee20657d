namespace CivicBot.Knowledge.Lexicons;

/// <summary>A pattern that speaks for (or, with a negative weight, against) a label: a facet or an intent.</summary>
/// <param name="Label">Wire name of the facet or intent.</param>
/// <param name="Weight">How strongly; weights of one label add up.</param>
/// <param name="Pattern">What to look for.</param>
/// <param name="Line">Line in the lexicon file, for explanations.</param>
public sealed record WeightedPattern(string Label, double Weight, PhrasePattern Pattern, int Line);
