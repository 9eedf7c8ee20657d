using CivicBot.Knowledge.Calendar;

namespace CivicBot.Comments.Life;

/// <summary>What an action comes to, decided without touching anything.</summary>
public abstract record LifeDecision
{
    private LifeDecision()
    {
    }

    /// <param name="To">The state from now on.</param>
    /// <param name="TellsCitizen">True: exactly one message goes to the citizen.</param>
    public sealed record Allowed(CommentState From, CommentState To, bool TellsCitizen) : LifeDecision;

    /// <param name="Why">One sentence for the person, Vietnamese.</param>
    public sealed record NotAllowed(string Why) : LifeDecision;
}

/// <summary>Decides whether an action may happen to a comment, by <see cref="CommentTransitions"/> and by what the action must bring with it.</summary>
public static class CommentLife
{
    /// <summary>A promise further away than this is a mistyped year.</summary>
    private const int MostYearsPromised = 5;

    /// <summary>A title or an account, not a letter.</summary>
    private const int LongestOfficer = 200;

    /// <param name="code">The comment's own code: nothing is a duplicate of itself.</param>
    /// <param name="now">Any offset; days are Vietnam's.</param>
    public static LifeDecision Decide(CommentState from, string code, CommentAction action, ActorKind by, DateTimeOffset now)
    {
        if (CommentTransitions.Find(from, action.To) is not { } step)
        {
            return new LifeDecision.NotAllowed(CommentTexts.StepNotAllowed(from, action.To));
        }

        if (!step.By.HasFlag(by))
        {
            return new LifeDecision.NotAllowed(CommentTexts.NotYours(action.To));
        }

        return Missing(code, action, VietnamTime.DateOf(now)) is { } missing
            ? new LifeDecision.NotAllowed(missing)
            : new LifeDecision.Allowed(from, action.To, step.Tells && by != ActorKind.Citizen);
    }

    private static string? Missing(string code, CommentAction action, DateOnly today) => action switch
    {
        CommentAction.Assign { Officer: var officer } when Blank(officer) => CommentTexts.NeedsOfficer,
        CommentAction.Assign { Officer.Length: > LongestOfficer } => CommentTexts.OfficerTooLong,
        CommentAction.Return { Reason: var reason } when Blank(reason) => CommentTexts.NeedsReason,
        CommentAction.AskCitizen { Question: var question } when Blank(question) => CommentTexts.NeedsQuestion,
        CommentAction.Forward forward when Blank(forward.Body) || Blank(forward.Reason) => CommentTexts.NeedsBody,
        CommentAction.Forward { Expected: { } expected } when expected < today => CommentTexts.DateIsPast,
        CommentAction.Promise { Text: var text } when Blank(text) => CommentTexts.NeedsPromise,
        CommentAction.Promise { By: var by } when by < today => CommentTexts.DateIsPast,
        CommentAction.Promise { By: var by } when by > today.AddYears(MostYearsPromised) => CommentTexts.DateIsTooFar,
        CommentAction.AnswerOnSpot { Text: var text } when Blank(text) => CommentTexts.NeedsAnswer,
        CommentAction.Answer { Text: var text } when Blank(text) => CommentTexts.NeedsAnswer,
        CommentAction.Finish finish when Blank(finish.Text) || Blank(finish.Proof) => CommentTexts.NeedsProof,
        CommentAction.Refuse refuse when Blank(refuse.Reason) || Blank(refuse.LegalGround) || Blank(refuse.Door) => CommentTexts.NeedsLegalReason,
        CommentAction.MarkDuplicate { Of: var other } when !CommentCode.IsValid(other) || other == code => CommentTexts.NeedsOtherComment,
        CommentAction.Reopen { Reason: var reason } when Blank(reason) => CommentTexts.NeedsReason,
        _ => null,
    };

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
