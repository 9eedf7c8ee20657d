using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

/// <summary>Understands what the test says it understands; everything else is unknown.</summary>
internal sealed class ScriptedUnderstanding : IMessageUnderstanding
{
    private readonly Dictionary<string, UnderstoodMessage> meanings = new(StringComparer.Ordinal);

    public DialogueContext? LastContext { get; private set; }

    public ScriptedUnderstanding Means(string text, Intent intent, Facet facet = Facet.General, params Procedure[] procedures)
    {
        meanings[text] = new UnderstoodMessage(
            intent, facet, intent == Intent.Procedure ? procedures[0] : null, procedures.Length > 0 ? 0.8 : 0,
            [.. procedures.Select((procedure, index) => new Candidate(procedure, 10 - index))], "scripted");
        return this;
    }

    public UnderstoodMessage Understand(string text, DialogueContext context)
    {
        LastContext = context;
        return meanings.GetValueOrDefault(text) ?? new UnderstoodMessage(Intent.Unknown, Facet.General, null, 0.1, [], "scripted-unknown");
    }
}
