namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>Below everything that was answered in between: the comment that is being written is still there, and how to go on with it.</summary>
internal static class DraftReminder
{
    public static TurnOutcome Remind(TurnOutcome outcome)
    {
        if (outcome.State.Draft is not { } draft || outcome.Replies.Count == 0 || !Interrupts(outcome.Status))
        {
            return outcome;
        }

        // Whoever was asked for words and went elsewhere without writing any has nothing to come back to.
        if (!draft.HasWords && draft.Things.Length == 0 && IsElsewhere(outcome.Status))
        {
            return outcome.With(state => state with { Draft = null });
        }

        var last = outcome.Replies[^1];
        Choice[] choices = outcome.Status is TurnStatus.Answered or TurnStatus.AnsweredInFull or TurnStatus.AnsweredUnsurely or TurnStatus.AnsweredOutsideValidity && outcome.State.Asked is not null
            ? [Resume, new(Texts.ChoiceAddAsked, new Command(CommandKind.AddAsked))]
            : [Resume];
        return outcome with { Replies = [.. outcome.Replies.SkipLast(1), new Reply($"{last.Text}\n\n{Texts.DraftStillThere}", [.. last.Choices, .. choices])] };
    }

    private static Choice Resume { get; } = new(Texts.ChoiceResumeDraft, new Command(CommandKind.ShowDraft));

    private static bool IsElsewhere(TurnStatus status) => status is TurnStatus.Menu or TurnStatus.Welcomed or TurnStatus.AskedForQuestion or TurnStatus.DialogueDays
        or TurnStatus.OfficerShown or TurnStatus.CommentList or TurnStatus.CommentStatus;

    private static bool Interrupts(TurnStatus status) => status is TurnStatus.Answered or TurnStatus.AnsweredInFull or TurnStatus.AnsweredUnsurely
        or TurnStatus.AnsweredOutsideValidity or TurnStatus.Clarifying or TurnStatus.NoneOfTheOffered or TurnStatus.ProcedureGone or TurnStatus.Greeted or TurnStatus.Thanked
        or TurnStatus.SmallTalk or TurnStatus.OtherTopic or TurnStatus.Menu or TurnStatus.Welcomed or TurnStatus.AskedForQuestion or TurnStatus.DialogueDays
        or TurnStatus.OfficerShown or TurnStatus.StatusExplained or TurnStatus.NoteTaken or TurnStatus.NoteStatus or TurnStatus.CommentStatus or TurnStatus.CommentList
        or TurnStatus.CommentExtended or TurnStatus.CommentRated or TurnStatus.CommentWithdrawn or TurnStatus.CommentContested or TurnStatus.QuestionAnswered;
}
