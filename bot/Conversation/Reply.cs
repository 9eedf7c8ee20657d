namespace CivicBot.Conversation;

/// <summary>One message to the citizen. The channel shows the choices (numbered lines, buttons); the text does not repeat them.</summary>
public sealed record Reply(string Text, IReadOnlyList<Choice> Choices)
{
    public Reply(string text)
        : this(text, [])
    {
    }

    /// <summary>Text with numbered choices, for the command line and for records of conversations.</summary>
    public string Plain => Choices.Count == 0
        ? Text
        : Text + "\n\n" + string.Join('\n', Choices.Select((choice, index) => $"{index + 1}. {choice.Label}"));
}

/// <summary>Something that the citizen can press, or type by number or words.</summary>
/// <param name="Label">What is shown, at most <see cref="MaxLabel"/> characters.</param>
public sealed record Choice(string Label, Command Command)
{
    /// <summary>Zalo's limit for the title of a button is 100.</summary>
    public const int MaxLabel = 90;
}
