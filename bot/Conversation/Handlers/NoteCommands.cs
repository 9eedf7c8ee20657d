namespace CivicBot.Conversation.Handlers;

/// <summary>"Nhắn lại cho cán bộ", "chuyển lời này", "thôi, không gửi".</summary>
internal sealed class NoteCommands : ITurnHandler
{
    public static IReadOnlyList<Choice> Cancel { get; } = [new Choice(Texts.ChoiceCancelNote, new Command(CommandKind.CancelNote))];

    public TurnOutcome? Handle(Turn turn) => turn.Chosen switch
    {
        { Kind: CommandKind.WriteNote } => Ask(turn, NoteKind.Officer),
        { Kind: CommandKind.SendAsked } chosen => turn.State.Asked is { } asked
            ? NoteInProgress.Take(turn, chosen.NoteKind, asked)
            : Ask(turn, chosen.NoteKind),
        { Kind: CommandKind.CancelNote } => turn.End(TurnStatus.NoteDropped, Menu.Reply(turn, Texts.NoteCancelled))
            .With(state => state with { Awaiting = null, Asked = null, Things = [] }),
        _ => null,
    };

    private static TurnOutcome Ask(Turn turn, NoteKind kind) =>
        turn.End(TurnStatus.NoteAsked, new Reply(Texts.NotePrompt, Cancel)).With(state => state with { Awaiting = kind, About = null });
}
