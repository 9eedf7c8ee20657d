using CivicBot.Conversation.Answers;

namespace CivicBot.Conversation.Handlers;

/// <summary>Choices under an answer that hands over to a person: send what was asked, leave a note, call.</summary>
internal static class Hand
{
    /// <summary>Where the citizen's question is known, it can be sent as it is.</summary>
    public static Choice[] OverChoices(Turn turn) => Choices(turn, turn.State.Asked is null
        ? new Choice(Texts.ChoiceWriteNote, new Command(CommandKind.WriteNote))
        : new Choice(Texts.ChoiceSendQuestion, Command.SendAsked(NoteKind.Officer)));

    /// <summary>With the number of the one-stop office, as <see cref="OfficeLines.OneStop"/> shows it.</summary>
    public static Choice[] Choices(Turn turn, params Choice[] first) => Choices(OfficeLines.OneStopPhone(turn), first);

    /// <param name="phone">The number in the text above: a button must not call another one.</param>
    public static Choice[] Choices(string? phone, params Choice[] first)
    {
        var choices = first.Append(new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu)));
        return phone is null ? [.. choices] : [.. choices, new Choice(Texts.ChoiceCall(phone), Command.Call(phone))];
    }
}
