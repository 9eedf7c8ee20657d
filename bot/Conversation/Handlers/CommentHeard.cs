using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>A comment (ý kiến, phản ánh) where a question was expected: offers to pass it to the officer as it is.</summary>
internal sealed class CommentHeard : ITurnHandler
{
    private static readonly string[] ComplaintWords = ["to cao", "khieu nai", "to giac"];

    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Intent != Intent.Comment)
        {
            return null;
        }

        // A chat message is no legal complaint, and no time limit begins with it (Laws on Complaints and on Denunciation).
        var folded = TypedText.Folded(turn.Said);
        var text = Array.Exists(ComplaintWords, word => TypedText.Has(folded, word)) ? $"{Texts.CommentOffer}\n\n{Texts.ComplaintDoor}" : Texts.CommentOffer;
        return turn.End(TurnStatus.CommentOffered, new Reply(text,
            [
                new Choice(Texts.ChoiceSendAsked, Command.SendAsked(NoteKind.Comment)),
                new Choice(Texts.ChoiceCancelNote, new Command(CommandKind.CancelNote)),
            ]))
            .With(state => state with { Asked = turn.Typed, Things = Gathered.Things(turn), SpamInARow = 0 });
    }
}
