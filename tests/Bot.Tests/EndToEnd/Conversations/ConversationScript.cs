namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>One conversation of a handbook file: what the citizen does, step by step, and what must come back.</summary>
/// <param name="File">File name without folder.</param>
internal sealed record ConversationScript(string File, string Title, int Line, IReadOnlyList<ScriptStep> Steps);

/// <summary>One thing that happens and every message that the citizen receives because of it, no more and no fewer.</summary>
internal sealed record ScriptStep(int Line, ScriptAction Action, IReadOnlyList<ExpectedMessage> Expected);

/// <param name="Citizen">Who receives it: 1, or another citizen of the conversation.</param>
/// <param name="Pattern">The whole text; <c>…</c> stands for anything, any white space for any other.</param>
/// <param name="Buttons">Titles in order, a last <c>…</c> stands for more; null: buttons are not looked at.</param>
internal sealed record ExpectedMessage(int Line, int Citizen, string Pattern, IReadOnlyList<string>? Buttons);

internal abstract record ScriptAction
{
    private ScriptAction()
    {
    }

    /// <summary><c>Dân: …</c>; <c>Dân (trích tin trên): …</c> quotes the bot's last message; <c>Dân 2: …</c> is another citizen.</summary>
    public sealed record Say(string Text, bool QuotesBot, int Citizen = 1) : ScriptAction;

    /// <summary><c>Cán bộ: trả lời "…"</c>: an officer deals with the comment named last.</summary>
    public sealed record Deal(string Text) : ScriptAction;

    /// <summary><c>Nhập hộ: điện thoại; …</c>: a clerk types in what somebody said.</summary>
    public sealed record Enter(string Text) : ScriptAction;

    /// <summary><c>Sổ: trạng thái confirmed; ẩn danh</c>: what the records must hold about the comment named last.</summary>
    public sealed record Check(string Facts) : ScriptAction;

    /// <summary><c>[ảnh]</c>, <c>[vị trí]</c> …: something other than a text, or an event.</summary>
    /// <param name="Argument">What stands behind the colon.</param>
    public sealed record Do(string Name, string? Argument) : ScriptAction;
}

/// <summary>The file is not written as the handbook's format asks.</summary>
internal sealed class ScriptFormatException(string file, int line, string problem) : Exception($"{file}:{line}: {problem}");
