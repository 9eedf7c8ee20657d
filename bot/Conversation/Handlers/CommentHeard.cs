using CivicBot.Conversation.Handlers.Filing;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>A comment (ý kiến, phản ánh) where a question was expected: read back, to be sent or not.</summary>
internal sealed class CommentHeard : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Intent != Intent.Comment)
        {
            return null;
        }

        var outcome = DraftCommands.Begin(turn, turn.Typed, TurnStatus.CommentOffered);

        // Right behind a comment it may belong to that one.
        return turn.State.FiledCode is { } code && turn.Draft is null && outcome is { Status: TurnStatus.CommentOffered, Replies: [var reply] }
            ? outcome with { Replies = [reply with { Choices = [.. reply.Choices, new Choice(Texts.ChoiceMoveTo(code), Command.About(CommandKind.MoveToComment, code))] }] }
            : outcome;
    }
}
