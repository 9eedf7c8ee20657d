using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Conversation.Handlers.Filing;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Conversation.Handlers.Tracking;

/// <summary>A comment as its author reads it: what was said, where it stands, what can be done now.</summary>
internal static class CommentView
{
    private const int MostQuoted = 300;
    private const int MostSaid = 900;

    public static Reply Of(Turn turn, OwnComment comment)
    {
        var lines = new List<string>
        {
            Texts.CommentHead(comment.Code, VietnamTime.DateOf(comment.ReceivedAt), comment.Joined),
            Texts.DraftQuoted(DraftReview.Quoted(comment.Text, MostQuoted)),
            Texts.StateLine(comment.State, VietnamTime.DateOf(comment.StateSince)),
        };
        lines.AddRange(Details(comment));
        if (comment.State.IsOpen() && turn.Comments.Opened.Days.FirstOrDefault(day => day.Id == comment.DayId) is { } upcoming)
        {
            lines.Add(Texts.DraftDay(DraftDay.InWords(upcoming)) + ".");
        }

        return new Reply(string.Join('\n', lines), Choices(comment));
    }

    public static Reply Of(PublicComment comment)
    {
        var lines = new List<string> { Texts.OtherComment(comment.Code, comment.State, VietnamTime.DateOf(comment.StateSince)) };
        if (comment.Said is { } said)
        {
            lines.Add(Texts.PublicAnswer(DraftReview.Quoted(said, MostSaid)));
        }

        if (comment is { Date: { } date })
        {
            lines.Add(comment.State == CommentState.Promised ? Texts.PromisedDay(date) : Texts.ExpectedDay(date));
        }

        return new Reply(string.Join('\n', lines), DraftSending.After);
    }

    public static bool CanBe(OwnComment comment, CommentState to) =>
        !comment.Joined && CommentTransitions.Find(comment.State, to) is { } step && step.By.HasFlag(ActorKind.Citizen);

    public static bool CanBeRated(OwnComment comment) => !comment.Joined && comment.State.IsClosed() && comment.State is not (CommentState.Withdrawn or CommentState.Duplicate);

    private static IEnumerable<string> Details(OwnComment comment)
    {
        if (comment is { Said: { Length: > 0 } said, By: { } by })
        {
            yield return Texts.Said(comment.State, by, DraftReview.Quoted(said, MostSaid));
        }

        if (comment is { State: CommentState.Forwarded, Target: { } body })
        {
            yield return Texts.ForwardedBody(body);
        }

        if (comment.Date is { } date)
        {
            yield return comment.State == CommentState.Promised ? Texts.PromisedDay(date) : Texts.ExpectedDay(date);
        }

        if (comment.LegalGround is { Length: > 0 } ground)
        {
            yield return Texts.LegalGroundLine(ground);
        }

        if (comment is { State: CommentState.Refused, Target: { } door })
        {
            yield return Texts.DoorLine(door);
        }

        if (comment is { State: CommentState.Duplicate, Target: { Length: Comments.CommentCode.Length } other })
        {
            yield return Texts.DuplicateLine(other);
        }

        if (comment.Stars is { } stars)
        {
            yield return Texts.RatedLine(stars);
        }
    }

    private static Choice[] Choices(OwnComment comment)
    {
        var choices = new List<Choice>();
        if (!comment.Joined)
        {
            if (comment.State == CommentState.NeedsInformation)
            {
                choices.Add(new Choice(Texts.ChoiceAnswer, Command.About(CommandKind.AddInformation, comment.Code)));
            }
            else if (comment.State.IsOpen())
            {
                choices.Add(new Choice(Texts.ChoiceAddInformation, Command.About(CommandKind.AddInformation, comment.Code)));
            }

            if (CanBeRated(comment))
            {
                choices.Add(new Choice(Texts.ChoiceRate, Command.About(CommandKind.RateComment, comment.Code)));
            }

            if (CanBe(comment, CommentState.Reopened))
            {
                choices.Add(new Choice(Texts.ChoiceContest, Command.About(CommandKind.ContestComment, comment.Code)));
            }

            if (CanBe(comment, CommentState.Withdrawn))
            {
                choices.Add(new Choice(Texts.ChoiceWithdraw, Command.About(CommandKind.WithdrawComment, comment.Code)));
            }

            if (comment.State.IsOpen() && !comment.Anonymous)
            {
                choices.Add(new Choice(Texts.ChoiceHideName, Command.About(CommandKind.HideMyName, comment.Code)));
            }
        }

        return [.. choices, .. DraftSending.After];
    }
}
