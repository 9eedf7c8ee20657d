namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>One conversation of a handbook file: what the citizen does, step by step, and what must come back.</summary>
/// <param name="File">File name without folder.</param>
internal sealed record ConversationScript(string File, string Title, int Line, IReadOnlyList<ScriptStep> Steps);

/// <summary>One thing that happens and every message that the citizen receives because of it, no more and no fewer.</summary>
internal sealed record ScriptStep(int Line, ScriptAction Action, IReadOnlyList<ExpectedMessage> Expected);

/// <param name="Pattern">The whole text; <c>…</c> stands for anything, any white space for any other.</param>
/// <param name="Buttons">Titles in order, a last <c>…</c> stands for more; null: buttons are not looked at.</param>
internal sealed record ExpectedMessage(int Line, string Pattern, IReadOnlyList<string>? Buttons);

internal abstract record ScriptAction
{
    private ScriptAction()
    {
    }

    /// <summary><c>Dân: …</c>; <c>Dân (trích tin trên): …</c> quotes the bot's last message.</summary>
    public sealed record Say(string Text, bool QuotesBot) : ScriptAction;

    /// <summary><c>[ảnh]</c>, <c>[vị trí]</c> …: something other than a text, or an event.</summary>
    /// <param name="Argument">What stands behind the colon.</param>
    public sealed record Do(string Name, string? Argument) : ScriptAction;
}

/// <summary>The file is not written as the handbook's format asks.</summary>
internal sealed class ScriptFormatException(string file, int line, string problem) : Exception($"{file}:{line}: {problem}");
