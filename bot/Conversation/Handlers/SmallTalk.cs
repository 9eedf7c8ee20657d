using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>Greetings, thanks, chat, abuse, and questions that are not a commune's: one line, and what the bot can do.</summary>
internal sealed class SmallTalk : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.Intent switch
    {
        // At first contact the introduction greets already.
        Intent.Greeting => turn.End(TurnStatus.Greeted, turn.State.Introduced ? Menu.Reply(turn, Texts.DayGreeting(turn.Now.Hour)) : Menu.Full()),
        Intent.Thanks => turn.End(TurnStatus.Thanked, new Reply(Texts.YouAreWelcome)),
        Intent.Chitchat => turn.End(TurnStatus.SmallTalk, Menu.Reply(turn, Texts.Chitchat)),
        Intent.Abuse => turn.End(TurnStatus.AbuseCalmed, new Reply(Texts.CalmAnswer, Menu.Choices)),
        Intent.OtherTopic => turn.End(TurnStatus.OtherTopic, Menu.Reply(turn, Texts.OtherTopic)),
        _ => null,
    };
}
