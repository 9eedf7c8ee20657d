using System.Globalization;
using System.Text;
using CivicBot.Conversation;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Commands;

/// <summary>How a message was understood, as lines for people who maintain the knowledge.</summary>
internal static class AskExplanation
{
    public static string Lines(TurnOutcome outcome, UnderstandingExplanation explanation)
    {
        var lines = new StringBuilder();
        Add($"ending      {outcome.Status}");
        Add($"understood  {WireNames.Of(explanation.Message.Intent)}, {WireNames.Of(explanation.Message.Facet)}: {explanation.Message.Reason}");
        Add($"normal form {explanation.NormalForm} ({string.Join(", ", explanation.Steps)})");
        Add($"intents     {string.Join(", ", explanation.Intents.Probabilities.OrderByDescending(intent => intent.Value).Take(3).Select(intent => string.Create(CultureInfo.InvariantCulture, $"{WireNames.Of(intent.Key)} {intent.Value:0.00}")))}");
        Add($"first       {explanation.FirstProbability:0.00}, first three {explanation.FirstThreeProbability:0.00}");
        foreach (var candidate in explanation.Candidates)
        {
            Add($"  {candidate.Candidate.Score,8:0.000} {candidate.Candidate.Procedure.Slug}: {string.Join(", ", candidate.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Opinion} {part.Share:0.00}")))}");
        }

        return lines.ToString().TrimEnd();

        void Add(FormattableString line) => lines.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
