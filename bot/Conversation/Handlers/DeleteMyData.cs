using CivicBot.Comments.Intake;

namespace CivicBot.Conversation.Handlers;

/// <summary>"Xóa dữ liệu của tôi": asked once more, then everything of this citizen goes. "Dữ liệu của tôi": what is kept, readable.</summary>
internal sealed class DeleteMyData : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Chosen?.Kind switch
    {
        CommandKind.DeleteMyData => turn.End(TurnStatus.DeleteAsked, new Reply(
            Texts.DeleteQuestion,
            [new Choice(Texts.ChoiceDelete, new Command(CommandKind.ConfirmDelete)), new Choice(Texts.ChoiceKeep, new Command(CommandKind.KeepMyData))])),
        CommandKind.ConfirmDelete => Delete(turn),
        CommandKind.ExportMyData => turn.Ask(TurnStatus.Exported, new CitizenRequest.ExportMe(), result => turn.End(
            TurnStatus.Exported, new Reply(result is CitizenRequestResult.Exported { Text: { Length: > 0 } text } ? text : Texts.ExportNothing))),
        CommandKind.KeepMyData => turn.End(TurnStatus.DeleteDropped, Menu.Reply(turn, Texts.Kept)),
        _ => null,
    };

    /// <summary>The records first, then with the turn itself the conversation and its notes.</summary>
    public static TurnOutcome Delete(Turn turn) => turn.Ask(
        TurnStatus.Deleted,
        new CitizenRequest.EraseMe(),
        _ => (turn.End(TurnStatus.Deleted, new Reply(Texts.Deleted)) with { State = new DialogueState() }).Effect(new ConversationEffect.DeleteMyData()));
}
