using System.Globalization;
using CivicBot.Conversation.Answers;
using CivicBot.Dialogues;

namespace CivicBot.Conversation.Handlers;

/// <summary>Menu, "quay lại", "dừng", and the menu items that only show something.</summary>
internal sealed class MenuCommands : ITurnHandler
{
    // What people ask most; offered as far as the library has them.
    private static readonly string[] Popular = ["dang-ky-khai-sinh", "cap-doi-the-can-cuoc", "dang-ky-tam-tru", "chung-thuc-ban-sao-tu-ban-chinh", "tro-cap-huu-tri-xa-hoi"];

    public TurnOutcome? Handle(Turn turn) => turn.Chosen?.Kind switch
    {
        CommandKind.Menu => turn.End(TurnStatus.Menu, Menu.Full()).With(state => state with { Awaiting = null, About = null }),
        CommandKind.Stop => turn.End(TurnStatus.Stopped, new Reply(turn.Draft is null ? Texts.Stopped : $"{Texts.Stopped} {Texts.DraftKept(turn.Comments.DraftDays)}"))
            .With(state => state.Rest()),
        CommandKind.Back => Back(turn),
        CommandKind.AskProcedure => turn.End(TurnStatus.AskedForQuestion, Ask(turn)).With(state => state with { Awaiting = null, About = null }),
        CommandKind.DialogueDays => turn.End(TurnStatus.DialogueDays, Days(turn)).With(state => state with { Awaiting = null, About = null }),
        _ => null,
    };

    /// <summary>To the summary of the procedure talked about; from there, or without one, to the menu.</summary>
    private static TurnOutcome Back(Turn turn) =>
        turn.State.Awaiting is null && turn.State.KnownPart is not (null or AnswerPart.General) && turn.Find(turn.State.ProcedureSlug) is { } procedure
            ? AnswerComposer.Answer(turn, procedure, AnswerPart.General, "")
            : turn.End(TurnStatus.Menu, Menu.Full()).With(state => state with { Awaiting = null, About = null, ProcedureSlug = null, Part = null });

    private static Reply Ask(Turn turn) => new(Texts.AskLead,
    [
        .. Popular.Select(turn.Find)
            .OfType<Knowledge.Procedures.Procedure>()
            .Select(procedure => new Choice(ChoiceLabel.Fit(procedure.Name), Command.Open(procedure.Slug, AnswerPart.General))),
        new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu)),
    ]);

    private static Reply Days(Turn turn)
    {
        var ahead = turn.Comments.Opened.Days;
        var text = ahead.Count == 0
            ? Texts.NoDialogueDays(turn.Commune.Name)
            : Texts.DialogueDays(turn.Commune.Name, string.Join('\n', ahead.Select(Line)));
        return new Reply(text, [new Choice(Texts.MenuComment, new Command(CommandKind.WriteComment)), new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu))]);
    }

    private static string Line(UpcomingDay day) => Texts.DialogueDay(
        string.Create(CultureInfo.InvariantCulture, $"{Texts.AtStart(Texts.Weekday(day.Date.DayOfWeek))} {Texts.Date(day.Date)}"),
        day.From is { } from ? Texts.Hour(from) : null,
        day.Place,
        day.About);
}
