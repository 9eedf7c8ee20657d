using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>"Hồ sơ của tôi tới đâu rồi": we cannot see files; how to look them up, and whom to ask.</summary>
internal sealed class StatusQuestion : ITurnHandler
{
    private const string TrackingSlug = "tra-cuu-ho-so";

    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Intent != Intent.Status)
        {
            return null;
        }

        var choices = new List<Choice>();
        if (turn.Find(TrackingSlug) is { } tracking)
        {
            choices.Add(new Choice(Texts.ChoiceHowToTrack, Command.Open(tracking.Slug, AnswerPart.Steps)));
        }

        choices.Add(new Choice(Texts.ChoiceWriteNote, new Command(CommandKind.WriteNote)));
        choices.Add(new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu)));
        choices.Add(new Choice(Texts.ChoicePortal, Command.OpenUrl(Texts.NationalPortal)));
        return turn.End(TurnStatus.StatusExplained, new Reply($"{Texts.StatusLead}\n\n{OfficeLines.OneStop(turn)}\n\n{Texts.StatusSafety}", choices))
            .With(state => state with { Asked = turn.Said, SpamInARow = 0 });
    }
}
