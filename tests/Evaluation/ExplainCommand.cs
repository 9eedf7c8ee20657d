using System.CommandLine;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Evaluation;

/// <summary><c>explain "message"</c>: shows step by step how a message was understood.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("message");
        var command = new Command("explain", "Show how a message is understood.") { text, KnowledgeDirectory.Option };
        command.SetAction(parsed =>
        {
            using var engine = new Engine(parsed.GetValue(KnowledgeDirectory.Option)!, new UnderstandingOptions());
            Print(engine.Explain(parsed.GetValue(text)!));
            return 0;
        });
        return command;
    }

    private static void Print(UnderstandingExplanation e)
    {
        Console.WriteLine($"{WireNames.Of(e.Message.Intent)} · {WireNames.Of(e.Message.Facet)} · {e.Message.Procedure?.Slug ?? "-"}: {e.Message.Reason}");
        Console.WriteLine($"words: {e.NormalForm}   (changed by: {string.Join(", ", e.Steps)})");
        Console.WriteLine($"intents: {string.Join(", ", e.Intents.Probabilities.OrderByDescending(p => p.Value).Take(4).Select(p => FormattableString.Invariant($"{WireNames.Of(p.Key)} {p.Value:0.00}")))}   (intents.tsv lines {string.Join(", ", e.Intents.Lines)})");
        Console.WriteLine(FormattableString.Invariant($"facet: {WireNames.Of(e.Facets.Best)} {e.Facets.Probability:0.00}   (facets.tsv lines {string.Join(", ", e.Facets.Lines)})"));
        foreach (var candidate in e.Candidates)
        {
            Console.WriteLine(FormattableString.Invariant($"{candidate.Candidate.Procedure.Slug} {candidate.Candidate.Score:0.00}"));
            foreach (var part in candidate.Parts)
            {
                Console.WriteLine(FormattableString.Invariant($"   {part.Opinion} {part.Share:0.00}: {string.Join(", ", part.Words.Select(w => FormattableString.Invariant($"{w.Words} {w.Share:0.00}")))}"));
            }
        }
    }
}
