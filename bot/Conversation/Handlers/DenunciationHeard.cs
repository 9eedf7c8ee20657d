using CivicBot.Conversation.Handlers.Filing;
using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>
/// Somebody is accused (tố cáo), whatever procedure the words remind of: the legal door first (Law on Denunciation 2018), and kept only if the citizen wants. Who asks how to denounce is
/// answered as with every question.
/// </summary>
internal sealed class DenunciationHeard : ITurnHandler
{
    /// <summary>An accusation names who and what.</summary>
    private const int FewestWords = 7;

    public TurnOutcome? Handle(Turn turn) =>
        turn.HasWords
        && turn.Draft is null
        && turn.Intent is Intent.Procedure or Intent.Clarify or Intent.Unknown or Intent.Comment
        && turn.Typed.Split(' ').Length >= FewestWords
        && !TypedText.IsQuestion(turn.Typed)
        && turn.Comments.Reader.Ready.IsCompletedSuccessfully
        && turn.ReadComment(turn.Typed).Screening.Has(Sensitivity.Denunciation)
            ? DraftCommands.Begin(turn, turn.Typed, TurnStatus.CommentOffered)
            : null;
}
