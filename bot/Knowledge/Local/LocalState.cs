namespace CivicBot.Knowledge.Local;

/// <summary>What a commune says about one procedure by itself, as its steps add up.</summary>
/// <param name="Steps">First step first.</param>
public sealed record LocalState(IReadOnlyList<KnowledgeEdit> Steps)
{
    /// <summary>Number of the last step; 0: none. Who sends it back has seen everything up to it.</summary>
    public int Number => Steps.Count == 0 ? 0 : Steps[^1].Number;

    /// <summary>The text in force; null: none.</summary>
    public string? Text => Steps.LastOrDefault(step => step.Kind is KnowledgeEditKind.Text or KnowledgeEditKind.Withdrawn)?.Text;

    /// <summary>The step that switched the entry off; null: it is on.</summary>
    public KnowledgeEdit? Off => Steps.LastOrDefault(step => step.Kind is KnowledgeEditKind.SwitchedOff or KnowledgeEditKind.SwitchedOn) is { Kind: KnowledgeEditKind.SwitchedOff } off ? off : null;
}
