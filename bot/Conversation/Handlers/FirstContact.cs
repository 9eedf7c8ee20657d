namespace CivicBot.Conversation.Handlers;

/// <summary>What every citizen is told once, before the first answer: who runs this, what is kept and for how long, how to delete it, what is never asked.</summary>
internal static class FirstContact
{
    public static TurnOutcome Introduce(Turn turn, TurnOutcome outcome)
    {
        // In an emergency the number must stand alone; who we are is said with the next answer.
        if (outcome.State.Introduced || outcome.Replies.Count == 0 || outcome.Status is TurnStatus.Emergency or TurnStatus.Deleted)
        {
            return outcome;
        }

        var introduction = Texts.Introduction(
            Texts.DayGreeting(turn.Now.Hour), Texts.Authority(turn.Commune.Name), turn.Commune.Fictional, turn.Options.RetentionDays, turn.Comments.RetentionDays);
        return (outcome with { Replies = [new Reply(introduction), .. outcome.Replies] })
            .With(state => state with { Introduced = true })
            .Effect(new ConversationEffect.FirstContact());
    }
}
