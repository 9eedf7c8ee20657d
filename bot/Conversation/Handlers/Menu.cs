namespace CivicBot.Conversation.Handlers;

/// <summary>The four things that the bot does; the same words as in the menu of the Official Account.</summary>
internal static class Menu
{
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new Choice(Texts.MenuAsk, new Command(CommandKind.AskProcedure)),
        new Choice(Texts.MenuComment, new Command(CommandKind.WriteComment)),
        new Choice(Texts.MenuDialogueDays, new Command(CommandKind.DialogueDays)),
        new Choice(Texts.MenuOfficer, new Command(CommandKind.MeetOfficer)),
    ];

    /// <summary>The menu below a sentence.</summary>
    public static Reply Reply(Turn turn, string lead) =>
        new(turn.State.Introduced ? $"{lead}\n\n{Texts.MenuLeadShort}" : lead, Choices);

    public static Reply Full() => new(Texts.MenuLead, Choices);
}
