using CivicBot.Comments.Intake;
using CivicBot.Officials.Chat;

namespace CivicBot.Conversation.Handlers;

/// <summary>"CANBO acd3f-ghj4m": an official links the own Zalo with the own account. Anything that does not look exactly so is a citizen's message.</summary>
internal sealed class OfficialLink : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn) => turn.HasWords && ChatCode.Find(turn.Typed) is { } code
        ? turn.Ask(TurnStatus.OfficialLinked, new CitizenRequest.LinkOfficial(code), result => turn.End(
            TurnStatus.OfficialLinked, new Reply(result is CitizenRequestResult.OfficialLinked { Linked: true } ? Texts.OfficialLinked : Texts.OfficialCodeWrong)))
        : null;
}
