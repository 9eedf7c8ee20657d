using CivicBot.Conversation.Answers;
using CivicBot.Conversation.Emergencies;
using CivicBot.Conversation.Handlers.Filing;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>Life, fire, violence: the number first, then that this is a machine, then the nearest post of the commune.</summary>
internal sealed class Emergency : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Intent != Intent.Emergency)
        {
            return null;
        }

        var kind = EmergencyKinds.Of(turn.Said);
        if (turn.Draft is { HasWords: true } && kind == EmergencyKind.Unclear && !turn.ReadComment(turn.Typed).Screening.Has(Sensitivity.Emergency))
        {
            // A further sentence about the matter being written ("từ đầu tháng tới giờ rồi"), which names no danger.
            return null;
        }

        var lines = new List<string> { Texts.EmergencyFirstLine(kind), Texts.EmergencyHonesty };
        if (DutyPost(turn) is var (office, phone))
        {
            lines.Add(Texts.LocalDuty(office, phone));
        }

        lines.Add(Texts.EmergencyNumbers);

        if (turn.Draft is { } draft)
        {
            lines.Add(Texts.EmergencyInDraft);
            return DraftReview.Keep(
                turn.End(TurnStatus.Emergency, new Reply(string.Join("\n\n", lines), [.. Choices(turn, kind), new Choice(Texts.ChoiceResumeDraft, new Command(CommandKind.ShowDraft))])),
                draft with { Texts = [.. draft.Texts, turn.Typed], Things = DraftThings.Joined(draft.Things, turn.Things), Step = DraftStep.Review });
        }

        // Somebody was just asked what the officer should know and wrote this: it is kept as well.
        var code = NoteCode.For(turn.Input.Key, turn.Now);
        if (turn.State.Awaiting is not null)
        {
            lines.Add(Texts.NoteAlsoTaken(code));
        }

        if (turn.State.Awaiting is { } awaited)
        {
            return turn.End(TurnStatus.Emergency, new Reply(string.Join("\n\n", lines), Choices(turn, kind)))
                .With(state => state with { Awaiting = null, NoteCode = code, Things = [] })
                .Effect(new ConversationEffect.LeaveNote(code, awaited, turn.Typed, [.. turn.State.Things, .. turn.Things], turn.State.ProcedureSlug));
        }

        lines.Add(Texts.EmergencyFile);
        return turn.End(TurnStatus.Emergency, new Reply(
                string.Join("\n\n", lines), [.. Choices(turn, kind), new Choice(Texts.MenuComment, Command.SendAsked(NoteKind.Comment))]))
            .With(state => state with { Asked = turn.Typed, Things = Gathered.Things(turn) });
    }

    private static (string Office, string Phone)? DutyPost(Turn turn)
    {
        var office = OfficeLines.Police(turn.Commune) is { Phones.Count: > 0 } police ? police : turn.Commune.OneStop;
        return office.Phones.Count > 0 ? (office.Name, office.Phones[0]) : null;
    }

    private static Choice[] Choices(Turn turn, EmergencyKind kind)
    {
        var guide = turn.Understood.Candidates
            .Select(candidate => turn.Find(candidate.Procedure.Slug))
            .FirstOrDefault(procedure => procedure?.EmergencyPhone is not null);
        var choices = new List<Choice>();
        if (guide is not null)
        {
            choices.Add(new Choice(ChoiceLabel.Fit(Texts.ChoiceGuide(guide.Name)), Command.Open(guide.Slug, AnswerPart.Steps)));
        }

        if (EmergencyKinds.Phone(kind) is { } phone)
        {
            choices.Add(new Choice(Texts.ChoiceCall(phone), Command.Call(phone)));
        }

        return [.. choices];
    }
}
