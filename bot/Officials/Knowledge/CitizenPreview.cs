using CivicBot.Commands;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Similar;
using CivicBot.Communes;
using CivicBot.Conversation;
using CivicBot.Conversation.Answers;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Knowledge;

/// <summary>What citizens of a commune would read: made by the very conversation that answers them, stored nowhere.</summary>
internal sealed class CitizenPreview(
    IProcedureLibrary library,
    MessageUnderstanding understanding,
    ICommuneDirectory communes,
    ICommentReader reader,
    IOptions<ConversationOptions> options,
    IOptions<KnowledgeOptions> knowledge,
    TimeProvider time)
{
    /// <summary>The answer to a question asked out of the blue.</summary>
    /// <returns>Null in the first seconds after a start, while comments cannot be told from questions yet.</returns>
    public Asked? Ask(Commune commune, string words)
    {
        var desk = new AskDesk(library, understanding, communes, commune, options.Value, knowledge.Value, reader, [], time);
        try
        {
            return desk.Ask("preview", [words]);
        }
        catch (CommentsNotReadyException)
        {
            return null;
        }
    }

    /// <summary>The answers to each part that the procedure has, as they are read first.</summary>
    public IReadOnlyList<PartAnswer> Answers(Commune commune, Procedure procedure)
    {
        var turn = Turn(commune);
        return [.. PartText.Available(procedure).Prepend(AnswerPart.General).Select(part => new PartAnswer(part, AnswerComposer.Answer(turn, procedure, part, "").Replies[0]))];
    }

    private Turn Turn(Commune commune)
    {
        var now = VietnamTime.ToVietnam(time.GetUtcNow());
        return new Turn(new TurnInput(
            "preview", new DialogueState { Introduced = true }, new IncomingMessage.Sent("", []), commune, now, understanding, library.Current,
            office => communes.OpeningAt(commune, office, now), [], options.Value, knowledge.Value.ReviewAfterDays,
            new CommentsInput(reader, new OpenedComments(), new NoSimilarComments(), new IntakeOptions().DraftDays, new PrivacyOptions().RetentionDays)));
    }
}

/// <param name="Reply">With the choices beneath it.</param>
internal sealed record PartAnswer(AnswerPart Part, Reply Reply);
