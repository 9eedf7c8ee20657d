using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Conversation.Handlers.Filing;

namespace CivicBot.Conversation.Handlers.Tracking;

/// <summary>What an author does with a comment: asked first where something is needed, then asked of the records, then told as it came out.</summary>
internal static class CommentSteps
{
    public static TurnOutcome AskAddition(Turn turn, OwnComment own) => own.State == CommentState.NeedsInformation
        ? AskFor(turn, AboutKind.Answer, own.Code, own.Said is { } question ? Texts.Said(own.State, own.By ?? "", question) : Texts.AskAddition)
        : AskFor(turn, AboutKind.Addition, own.Code, Texts.AskAddition);

    public static TurnOutcome AskContest(Turn turn, OwnComment own) => CommentView.CanBe(own, CommentState.Reopened)
        ? AskFor(turn, AboutKind.Contest, own.Code, Texts.AskContest)
        : NotPossible(turn, own.Code, own.State);

    public static TurnOutcome AskWithdrawal(Turn turn, OwnComment own) => CommentView.CanBe(own, CommentState.Withdrawn)
        ? turn.End(TurnStatus.CommentAsked, new Reply(Texts.WithdrawQuestion(own.Code),
            [new Choice(Texts.ChoiceConfirmWithdraw, Command.About(CommandKind.ConfirmWithdraw, own.Code)), new Choice(Texts.ChoiceKeepComment, new Command(CommandKind.KeepComment))]))
        : NotPossible(turn, own.Code, own.State);

    public static TurnOutcome AskStars(Turn turn, OwnComment own) => CommentView.CanBeRated(own)
        ? turn.End(TurnStatus.CommentAsked, new Reply(Texts.RateQuestion(own.Code), [.. Enumerable.Range(1, 5).Select(stars => new Choice(Texts.ChoiceStars(stars), Command.Rate(own.Code, stars)))]))
        : NotPossible(turn, own.Code, own.State);

    public static TurnOutcome Withdraw(Turn turn, string code) => Do(
        turn, TurnStatus.CommentWithdrawn, new CitizenRequest.Withdraw(code, Reason: null), done => Texts.Withdrawn(done.Code));

    public static TurnOutcome HideName(Turn turn, string code) => Do(
        turn, TurnStatus.CommentExtended, new CitizenRequest.StayAnonymous(code), done => Texts.NameHidden(done.Code));

    public static TurnOutcome Contest(Turn turn, string code, string reason) => Do(
        turn, TurnStatus.CommentContested, new CitizenRequest.Contest(code, reason), done => Texts.Contested(done.Code));

    public static TurnOutcome Answer(Turn turn, string code, string text, IReadOnlyList<SentThing> things) => Do(
        turn, TurnStatus.QuestionAnswered, new CitizenRequest.AnswerQuestion(code, text, DraftThings.Attachments(things)), done => Texts.Answered(done.Code), stays: true);

    public static TurnOutcome Contact(Turn turn, string code, string? name, string phone) => Do(
        turn, TurnStatus.ContactAdded, new CitizenRequest.GiveContact(code, name, phone), done => Texts.ContactAddedTo(done.Code), stays: true);

    public static TurnOutcome Add(Turn turn, string code, string text, IReadOnlyList<SentThing> things)
    {
        var pin = DraftThings.Pin(things);
        var moved = turn.Draft is { } draft && draft.Text == text;
        return turn.Ask(TurnStatus.CommentExtended, new CitizenRequest.Add(code, text, DraftThings.Attachments(things), pin?.Latitude, pin?.Longitude), result => result switch
        {
            CitizenRequestResult.Done { State: var state } when state.IsClosed() => Ended(
                turn, TurnStatus.CommentExtended, Texts.AddedToClosed(code, state), [new Choice(Texts.ChoiceContest, Command.About(CommandKind.ContestComment, code)), .. DraftSending.After], code),
            CitizenRequestResult.Done => Ended(turn, TurnStatus.CommentExtended, Texts.AddedTo(code), DraftSending.After, code),
            _ => Refused(turn, result),
        }) switch
        {
            { Then: { } then } outcome when moved => outcome with { Then = results => then(results).With(state => state with { Draft = null }) },
            var outcome => outcome,
        };
    }

    /// <summary>The rating counts at once; a word beside it may follow.</summary>
    public static TurnOutcome Rate(Turn turn, string code, int stars, string? words = null) =>
        turn.Ask(TurnStatus.CommentRated, new CitizenRequest.Rate(code, stars, words), result => result switch
        {
            CitizenRequestResult.Done when words is null => turn.End(TurnStatus.CommentRated, new Reply(
                    stars <= 2 ? $"{Texts.Rated(stars)} {Texts.AskRatingWords}\n{Texts.RatingBad}" : $"{Texts.Rated(stars)} {Texts.AskRatingWords}",
                    stars <= 2
                        ? [new Choice(Texts.ChoiceNoWords, new Command(CommandKind.Menu)), new Choice(Texts.ChoiceContest, Command.About(CommandKind.ContestComment, code))]
                        : [new Choice(Texts.ChoiceNoWords, new Command(CommandKind.Menu))]))
                .With(state => state with { About = new AboutComment(AboutKind.RatingWords, code, stars), Awaiting = null }),
            CitizenRequestResult.Done => Ended(turn, TurnStatus.CommentRated, Texts.YouAreWelcome, DraftSending.After, filed: null),
            _ => Refused(turn, result),
        });

    private static TurnOutcome AskFor(Turn turn, AboutKind kind, string code, string text) =>
        turn.End(TurnStatus.CommentAsked, new Reply(text, [new Choice(Texts.ChoiceBack, Command.About(CommandKind.ShowComment, code))]))
            .With(state => state with { About = new AboutComment(kind, code), Awaiting = null, SpamInARow = 0 });

    private static TurnOutcome Do(Turn turn, TurnStatus status, CitizenRequest request, Func<CitizenRequestResult.Done, string> text, bool stays = false) =>
        turn.Ask(status, request, result => result is CitizenRequestResult.Done done
            ? Ended(turn, status, text(done), DraftSending.After, stays ? done.Code : null)
            : Refused(turn, result));

    private static TurnOutcome Ended(Turn turn, TurnStatus status, string text, IReadOnlyList<Choice> choices, string? filed) =>
        turn.End(status, new Reply(text, choices)).With(state => state with { About = null, Awaiting = null, FiledCode = filed, NoteCode = null, Things = [], SpamInARow = 0 });

    private static TurnOutcome Refused(Turn turn, CitizenRequestResult result) => result switch
    {
        CitizenRequestResult.NotAllowed refused => NotPossible(turn, refused.Code, refused.State),
        CitizenRequestResult.NotFound missing => turn.End(TurnStatus.CommentRefused, new Reply(Texts.CodeUnknown(missing.Code), DraftSending.After)).With(state => state with { About = null, FiledCode = null }),
        _ => throw new InvalidOperationException($"No request ends with {result.GetType().Name} here."),
    };

    private static TurnOutcome NotPossible(Turn turn, string code, CommentState state) =>
        turn.End(TurnStatus.CommentRefused, new Reply(Texts.NotPossible(code, state), DraftSending.After)).With(before => before with { About = null });
}
