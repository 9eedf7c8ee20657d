using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Conversation.Handlers.Filing;
using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers.Tracking;

/// <summary>"Ý kiến của tôi", one comment by its code, and what its author wants of it.</summary>
internal sealed class MyComments : ITurnHandler
{
    private const int MostShown = 8;

    private static readonly string[] CommentWords = ["y kien", "phan anh", "kien nghi", "gop y"];

    public TurnOutcome? Handle(Turn turn) => turn.Chosen switch
    {
        { Kind: CommandKind.MyComments } => List(turn),
        { Kind: CommandKind.ShowComment, Target: { } code } => Find(turn, code) is { } own ? Show(turn, own) : Unknown(turn, code),
        { Kind: CommandKind.AddInformation, Target: { } code } => OfOwn(turn, code, own => CommentSteps.AskAddition(turn, own)),
        { Kind: CommandKind.WithdrawComment, Target: { } code } => OfOwn(turn, code, own => CommentSteps.AskWithdrawal(turn, own)),
        { Kind: CommandKind.RateComment, Target: { } code } => OfOwn(turn, code, own => CommentSteps.AskStars(turn, own)),
        { Kind: CommandKind.ContestComment, Target: { } code } => OfOwn(turn, code, own => CommentSteps.AskContest(turn, own)),

        // These are carried out whatever is shown: the records decide, and a turn that runs again must come to the same.
        { Kind: CommandKind.ConfirmWithdraw, Target: { } code } => CommentSteps.Withdraw(turn, code),
        { Kind: CommandKind.HideMyName, Target: { } code } => CommentSteps.HideName(turn, code),
        { Kind: CommandKind.GiveStars, Target: { Length: CommentCode.Length + 2 } target } => CommentSteps.Rate(turn, target[..CommentCode.Length], target[^1] - '0'),
        { Kind: CommandKind.KeepComment } => turn.End(TurnStatus.CommentStatus, Menu.Reply(turn, Texts.NotWithdrawn)),
        { Kind: CommandKind.MoveToComment, Target: { } code } when turn.Draft is { } draft => CommentSteps.Add(turn, code, draft.Text, draft.Things),
        null when turn.HasWords && CommentPhrase.Read(turn.Typed) is { } phrase => Of(turn, phrase),
        null when turn.HasWords && turn.Comments.Opened.Own.Count > 0 && turn.Intent == Intent.Status && SpeaksOfComments(turn) => List(turn),
        _ => null,
    };

    private static bool SpeaksOfComments(Turn turn) => Array.Exists(CommentWords, word => TypedText.Has(TypedText.Folded(turn.Said), word));

    private static OwnComment? Find(Turn turn, string code) => turn.Comments.Opened.Own.FirstOrDefault(own => own.Code == code);

    private static TurnOutcome OfOwn(Turn turn, string code, Func<OwnComment, TurnOutcome> act) => Find(turn, code) is { } own ? act(own) : Unknown(turn, code);

    private static TurnOutcome? Of(Turn turn, CommentPhrase phrase) => phrase.Code switch
    {
        { IsValid: false, Digits: var digits } => turn.End(TurnStatus.CommentStatus, new Reply(Texts.CodeWrong(digits), DraftSending.After)),
        { Digits: var code } => Find(turn, code) is { } own ? Wished(turn, own, phrase)
            : turn.Comments.Opened.Named is { } other ? turn.End(TurnStatus.CommentStatus, CommentView.Of(other))
            : Unknown(turn, code),
        null => WithoutCode(turn, phrase),
    };

    public static TurnOutcome Wished(Turn turn, OwnComment own, CommentPhrase phrase) => phrase.Wish switch
    {
        CommentWish.Status => Show(turn, own),
        CommentWish.Withdraw => CommentSteps.AskWithdrawal(turn, own),
        CommentWish.Rate => phrase.Stars is { } stars && CommentView.CanBeRated(own) ? CommentSteps.Rate(turn, own.Code, stars) : CommentSteps.AskStars(turn, own),
        CommentWish.Contest => phrase.Rest.Length > 0 ? CommentSteps.Contest(turn, own.Code, phrase.Rest) : CommentSteps.AskContest(turn, own),
        CommentWish.Add => phrase.Rest.Length > 0
            ? own.State == CommentState.NeedsInformation ? CommentSteps.Answer(turn, own.Code, phrase.Rest, turn.Things) : CommentSteps.Add(turn, own.Code, phrase.Rest, turn.Things)
            : CommentSteps.AskAddition(turn, own),
        _ => throw new InvalidOperationException($"Unknown wish {phrase.Wish}."),
    };

    /// <summary>The one comment that it can be about; else which one.</summary>
    private static TurnOutcome? WithoutCode(Turn turn, CommentPhrase phrase)
    {
        List<OwnComment> possible = [.. turn.Comments.Opened.Own.Where(own => IsPossible(own, phrase.Wish))];
        if (possible.Count == 0)
        {
            return turn.Comments.Opened.Own.Count == 0 ? null : turn.End(TurnStatus.CommentRefused, new Reply(Texts.NoSuchComment, DraftSending.After));
        }

        // A rating or an objection right after an answer means that answer.
        if (possible.Count == 1 || phrase.Wish is CommentWish.Rate or CommentWish.Contest)
        {
            return Wished(turn, possible.MaxBy(own => own.StateSince)!, phrase);
        }

        var kind = phrase.Wish == CommentWish.Withdraw ? CommandKind.WithdrawComment : CommandKind.AddInformation;
        return turn.End(TurnStatus.CommentList, new Reply(Texts.WhichComment, [.. possible.Take(MostShown).Select(own => Choice(own, kind))]));
    }

    private static bool IsPossible(OwnComment own, CommentWish wish) => wish switch
    {
        CommentWish.Withdraw => CommentView.CanBe(own, CommentState.Withdrawn),
        CommentWish.Contest => CommentView.CanBe(own, CommentState.Reopened) && own.State != CommentState.Withdrawn,
        CommentWish.Rate => CommentView.CanBeRated(own),
        CommentWish.Add => !own.Joined && own.State.IsOpen(),
        _ => true,
    };

    private static TurnOutcome List(Turn turn)
    {
        var own = turn.Comments.Opened.Own;
        if (own.Count == 0)
        {
            return turn.End(TurnStatus.CommentList, new Reply(Texts.NoComments, Menu.Choices)).With(state => state with { Awaiting = null });
        }

        if (own.Count == 1)
        {
            return Show(turn, own[0]);
        }

        List<OwnComment> shown = [.. own.Take(MostShown)];
        var lines = shown.Select(one => Texts.CommentLine(one.Code, DraftReview.Quoted(one.Text, 60), one.State, VietnamTime.DateOf(one.ReceivedAt), one.Joined));
        return turn.End(TurnStatus.CommentList, new Reply(
                $"{Texts.MyCommentsLead}\n\n{string.Join("\n\n", lines)}", [.. shown.Select(one => Choice(one, CommandKind.ShowComment)), new Choice(Texts.ChoiceMenu, new Command(CommandKind.Menu))]))
            .With(state => state with { Awaiting = null, About = null });
    }

    private static Choice Choice(OwnComment own, CommandKind kind) => new(
        ChoiceLabel.Fit($"{CommentCode.Show(own.Code)}: {DraftReview.Quoted(own.Text, 40)}"), Command.About(kind, own.Code));

    private static TurnOutcome Show(Turn turn, OwnComment own) =>
        turn.End(TurnStatus.CommentStatus, CommentView.Of(turn, own)).With(state => state with { Awaiting = null, About = null, SpamInARow = 0 });

    private static TurnOutcome Unknown(Turn turn, string code) =>
        turn.End(TurnStatus.CommentStatus, new Reply(code.Length == CommentCode.Length ? Texts.CodeUnknown(code) : Texts.CodeWrong(code), DraftSending.After));
}
