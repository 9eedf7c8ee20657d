namespace CivicBot.Conversation.Handlers;

/// <summary>"7" where four things were offered: the same choices again.</summary>
internal sealed class NumberNotOffered : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Request is not Reading.Request.ChosenNothing)
        {
            return null;
        }

        Choice[] again =
        [
            .. turn.State.Choices
                .Select(choice => (choice.Label, Command: Command.Decode(choice.Action)))
                .Where(choice => choice.Command is not null)
                .Select(choice => new Choice(choice.Label, choice.Command!)),
        ];
        return turn.End(TurnStatus.NumberNotOffered, again.Length > 0 ? new Reply(Texts.OnlyNumbersShown, again) : Menu.Full());
    }
}
