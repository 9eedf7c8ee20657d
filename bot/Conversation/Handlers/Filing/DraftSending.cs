using CivicBot.Comments.Intake;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Screening;

namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>"Gửi": shows a similar comment of others once, else files what was confirmed and tells the code.</summary>
internal static class DraftSending
{
    public static TurnOutcome Send(Turn turn, CommentDraft draft)
    {
        if (!draft.HasWords)
        {
            return DraftReview.Show(turn, draft, Texts.DraftReadBack);
        }

        var reading = turn.ReadDraft(draft.Text);
        if (!draft.DoorSeen && reading.Screening.Has(Sensitivity.Denunciation))
        {
            return DraftReview.Show(turn, draft, Texts.DraftReadBack);
        }

        return Similar(turn, draft, reading) ?? File(turn, draft, [(draft.Text, reading)]);
    }

    /// <summary>Each matter as a comment of its own; photos and places go with each of them, because nobody can say which they belong to.</summary>
    public static TurnOutcome SendSplit(Turn turn, CommentDraft draft) => DraftReview.Several(draft, turn.ReadDraft(draft.Text)) is { Count: > 1 } matters
        ? File(turn, draft, [.. matters.Select(matter => (matter, turn.ReadDraft(matter)))])
        : Send(turn, draft);

    public static TurnOutcome Join(Turn turn, CommentDraft draft, string code) =>
        turn.Ask(TurnStatus.CommentJoined, new CitizenRequest.Join(code, draft.Text), result => result switch
        {
            CitizenRequestResult.Joined joined => turn.End(TurnStatus.CommentJoined, new Reply(Texts.Joined(joined.Code, joined.Supporters), After))
                .With(state => Closed(state) with { FiledCode = null }),
            _ => DraftReview.Show(turn, draft with { SimilarSeen = true }, Texts.JoinGone),
        });

    public static IReadOnlyList<Choice> After { get; } =
        [new Choice(Texts.ChoiceMyComments, new Command(CommandKind.MyComments)), new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu))];

    /// <summary>Shown once; a denunciation or an emergency is nobody else's matter.</summary>
    private static TurnOutcome? Similar(Turn turn, CommentDraft draft, CommentReading reading)
    {
        if (draft.SimilarSeen || turn.Comments.Opened.RunsAgain || draft.DoorSeen || reading.Screening.Has(Sensitivity.Emergency)
            || turn.Comments.Similar.Find(turn.Commune.Id, reading) is not { } similar
            || turn.Comments.Opened.Own.Any(own => own.Code == similar.Code))
        {
            return null;
        }

        var reply = new Reply(Texts.SimilarFound(similar.Supporters, DraftReview.Quoted(similar.Masked)),
        [
            new Choice(Texts.ChoiceJoin, Command.About(CommandKind.JoinSimilar, similar.Code)),
            new Choice(Texts.ChoiceSendAnyway, new Command(CommandKind.SendAnyway)),
            DraftReview.DropChoice,
        ]);
        return DraftReview.Keep(turn.End(TurnStatus.SimilarShown, reply), draft with { Step = DraftStep.Similar });
    }

    private static TurnOutcome File(Turn turn, CommentDraft draft, IReadOnlyList<(string Words, CommentReading Reading)> matters)
    {
        var pin = DraftThings.Pin(draft.Things);
        var several = matters.Count > 1;
        var days = matters.Select(matter => DraftDay.For(turn, draft, matter.Reading)).ToList();
        var requests = matters.Select((matter, index) => new CitizenRequest.File
        {
            Text = matter.Words,
            Reading = matter.Reading,
            Attachments = DraftThings.Attachments(draft.Things),

            // A corrected place was said of the whole; a matter that names its own keeps it.
            Place = several && matter.Reading.Place.Display is not null ? null : draft.Place,
            Neighbourhood = several && matter.Reading.Place.Neighbourhood is not null ? null : draft.Neighbourhood,
            Latitude = pin?.Latitude,
            Longitude = pin?.Longitude,
            DayId = days[index].Day?.Id,
            Late = days[index].Late,
            Anonymous = draft.Anonymous,
            Name = draft.Name,
            Phone = draft.Phone,
        }).ToList();
        return turn.End(TurnStatus.CommentFiled) with
        {
            Requests = requests,
            Then = results => Filed(turn, draft, matters, days, [.. results.Cast<CitizenRequestResult.Filed>()]),
        };
    }

    private static TurnOutcome Filed(
        Turn turn, CommentDraft draft, IReadOnlyList<(string Words, CommentReading Reading)> matters, List<DraftDay> days, IReadOnlyList<CitizenRequestResult.Filed> filed)
    {
        string[] lines =
        [
            filed.Count == 1 ? Texts.Filed(filed[0].Code) : Texts.FiledSeveral([.. filed.Zip(matters, (one, matter) => (one.Code, DraftReview.Quoted(matter.Words)))]),
            Texts.FiledHowTo,
            .. days.Select(day => ForDay(draft, day)).Distinct(StringComparer.Ordinal),
            .. matters.Select(matter => Beyond(matter.Reading.Competence)).OfType<string>().Distinct(StringComparer.Ordinal),
            draft switch
            {
                { Anonymous: true } => Texts.FiledAnonymous,
                { Phone: not null } => Texts.FiledNoPhone,
                _ => Texts.FiledContact,
            },
        ];
        return turn.End(TurnStatus.CommentFiled, new Reply(string.Join("\n\n", lines), After)).With(state => Closed(state) with { FiledCode = filed[^1].Code });
    }

    private static string ForDay(CommentDraft draft, DraftDay choice) => choice switch
    {
        { Day: { } day, Late: false } => Texts.FiledForDay(DraftDay.InWords(day)),
        { Day: { } day } => Texts.FiledLate(DraftDay.InWords(day)),
        _ when draft.DayId == CommentDraft.NoDay => Texts.FiledLaterDay,
        _ => Texts.ForNoDay,
    };

    private static string? Beyond(CompetenceReading competence) => competence.IsOwn ? null : Texts.FiledBeyond(competence.Body.Name);

    /// <summary>The procedure talked about before is over too: a place or a further word now belongs to what was just sent.</summary>
    private static DialogueState Closed(DialogueState state) => state with { ProcedureSlug = null, Part = null, Draft = null, Awaiting = null, About = null, Asked = null, Things = [], NoteCode = null, SpamInARow = 0 };
}
