namespace CivicBot.Conversation.Reading;

/// <summary>What a message asks for, as far as its form tells.</summary>
internal abstract record Request
{
    private Request()
    {
    }

    /// <summary>A choice, a menu item or a command word.</summary>
    public sealed record Chosen(Command Command) : Request;

    /// <summary>A number that none of the choices has.</summary>
    public sealed record ChosenNothing : Request;

    /// <summary>Words to be understood.</summary>
    public sealed record Said(string Text) : Request;

    /// <summary>Things without words.</summary>
    public sealed record Showed(IReadOnlyList<SentThing> Things) : Request;

    /// <summary>Not words at all: see the message.</summary>
    public sealed record Event : Request;

    /// <summary>Longer texts are cut for understanding; the note that a citizen leaves is never cut.</summary>
    private const int MaxUnderstood = 4000;

    public static Request Read(IncomingMessage message, DialogueState state)
    {
        if (message is not IncomingMessage.Sent sent)
        {
            return new Event();
        }

        if (string.IsNullOrWhiteSpace(sent.Text))
        {
            return sent.Things.Count > 0 ? new Showed(sent.Things) : new Event();
        }

        // A choice that is on the screen goes before a command word: "Hỏi thủ tục" may be both, with the same meaning.
        return ChoiceReader.Read(sent.Text, state.Choices) switch
        {
            { Command: { } command } => new Chosen(command),
            { Command: null } => new ChosenNothing(),
            null when CommandWords.Find(sent.Text) is { } command => new Chosen(command),
            null when state.Draft is { Step: not (DraftStep.Rewrite or DraftStep.Place) } && CommandWords.FindForDraft(sent.Text) is { } command => new Chosen(command),
            _ => new Said(sent.Text.Length <= MaxUnderstood ? sent.Text : sent.Text[..MaxUnderstood]),
        };
    }
}
