using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>Two or three procedures are close: asks which, with the part that was asked for kept for the answer.</summary>
internal sealed class Clarification : ITurnHandler
{
    private const int MaxOptions = 3;

    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Intent != Intent.Clarify)
        {
            return null;
        }

        var part = AskedPart.Of(turn);
        Choice[] options =
        [
            .. turn.Understood.Candidates
                .Select(candidate => turn.Find(candidate.Procedure.Slug))
                .OfType<Knowledge.Procedures.Procedure>()
                .Take(MaxOptions)
                .Select(procedure => new Choice(ChoiceLabel.Fit(procedure.Name), Command.Open(procedure.Slug, part))),
        ];
        return options.Length == 0
            ? null
            : turn.End(TurnStatus.Clarifying, new Reply(Texts.ClarifyLead, [.. options, new Choice(Texts.ChoiceNoneOfThese, new Command(CommandKind.NoneOfThese))]))
                .With(state => state with { Asked = turn.Said, SpamInARow = 0 });
    }
}
