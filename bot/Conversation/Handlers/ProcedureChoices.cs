using CivicBot.Conversation.Answers;

namespace CivicBot.Conversation.Handlers;

/// <summary>A part or procedure that was chosen, "xem thêm", and "none of these".</summary>
internal sealed class ProcedureChoices : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Chosen switch
    {
        { Kind: CommandKind.Open, Slug: { } slug, Part: { } part } => turn.Find(slug) is { } procedure
            ? AnswerComposer.Answer(turn, procedure, part, turn.State.Asked ?? "")
            : Gone(turn),
        { Kind: CommandKind.More, Slug: { } slug, Part: { } part } => turn.Find(slug) is { } procedure
            ? AnswerComposer.InFull(turn, procedure, part)
            : Gone(turn),

        // The word "xem thêm" without a choice on the screen goes on with what was answered last.
        { Kind: CommandKind.More } => turn.Find(turn.State.ProcedureSlug) is { } current
            ? AnswerComposer.InFull(turn, current, turn.State.KnownPart ?? AnswerPart.General)
            : turn.End(TurnStatus.Menu, Menu.Reply(turn, Texts.NothingToContinue)),
        { Kind: CommandKind.NoneOfThese } => NoneOfThese(turn),
        _ => null,
    };

    private static TurnOutcome NoneOfThese(Turn turn)
    {
        var outcome = turn.End(TurnStatus.NoneOfTheOffered, new Reply($"{Texts.NotTheseHandedOver}\n\n{OfficeLines.OneStop(turn)}", Hand.OverChoices(turn)));
        return turn.State.Asked is { } asked
            ? outcome.Effect(new ConversationEffect.RecordUnanswered(asked, Offered(turn), 0, "none-of-the-offered"))
            : outcome;
    }

    /// <summary>The first procedure that was offered and refused.</summary>
    private static string? Offered(Turn turn) =>
        turn.State.Choices.Select(choice => Command.Decode(choice.Action)).FirstOrDefault(command => command?.Kind == CommandKind.Open)?.Slug;

    private static TurnOutcome Gone(Turn turn) =>
        turn.End(TurnStatus.ProcedureGone, new Reply($"{Texts.ProcedureGone}\n\n{OfficeLines.OneStop(turn)}", Menu.Choices))
            .With(state => state with { ProcedureSlug = null, Part = null });
}
