using CivicBot.Conversation.Answers;

namespace CivicBot.Conversation.Handlers;

/// <summary>Choices under an answer that hands over to a person: send what was asked, leave a note, call.</summary>
internal static class Hand
{
    /// <summary>Where the citizen's question is known, it can be sent as it is.</summary>
    public static Choice[] OverChoices(Turn turn) => Choices(turn, turn.State.Asked is null
        ? new Choice(Texts.ChoiceWriteNote, new Command(CommandKind.WriteNote))
        : new Choice(Texts.ChoiceSendQuestion, Command.SendAsked(NoteKind.Officer)));

    public static Choice[] Choices(Turn turn, params Choice[] first)
    {
        var choices = first.Append(new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu)));
        return OfficeLines.OneStopPhone(turn) is { } phone
            ? [.. choices, new Choice(Texts.ChoiceCall(phone), Command.Call(phone))]
            : [.. choices];
    }
}
