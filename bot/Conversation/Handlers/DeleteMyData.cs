namespace CivicBot.Conversation.Handlers;

/// <summary>"Xóa dữ liệu của tôi": asked once more, then everything of this citizen goes.</summary>
internal sealed class DeleteMyData : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Chosen?.Kind switch
    {
        CommandKind.DeleteMyData => turn.End(TurnStatus.DeleteAsked, new Reply(
            Texts.DeleteQuestion,
            [new Choice(Texts.ChoiceDelete, new Command(CommandKind.ConfirmDelete)), new Choice(Texts.ChoiceKeep, new Command(CommandKind.KeepMyData))])),
        CommandKind.ConfirmDelete => Delete(turn),
        CommandKind.KeepMyData => turn.End(TurnStatus.DeleteDropped, Menu.Reply(turn, Texts.Kept)),
        _ => null,
    };

    public static TurnOutcome Delete(Turn turn) =>
        (turn.End(TurnStatus.Deleted, new Reply(Texts.Deleted)) with { State = new DialogueState() })
        .Effect(new ConversationEffect.DeleteMyData());
}
