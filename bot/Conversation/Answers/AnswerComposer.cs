using CivicBot.Knowledge.Procedures;

namespace CivicBot.Conversation.Answers;

/// <summary>
/// An answer about one part of a procedure, always in the same order: what must be known first (emergency number, validity), what was asked,
/// how sure we are, whom to ask in the own commune, legal ground and source. Nothing here is made up: every line is the entry's or the commune's.
/// </summary>
internal static class AnswerComposer
{
    private const int SummaryPapers = 2;
    private const int ClosestLines = 3;

    // Zalo takes at most 2,000 characters; a full section and its frame stay well below in most entries, longer ones are split by the channel.
    private const int MaxChoices = 8;

    /// <param name="question">The citizen's words where there are any: questions on conditions are answered by the closest lines.</param>
    public static TurnOutcome Answer(Turn turn, Procedure procedure, AnswerPart part, string question)
    {
        if (part != AnswerPart.General && Items(procedure, part).Count == 0)
        {
            part = AnswerPart.General;
        }

        var body = Body(procedure, part, question);
        var reply = new Reply(
            Frame(turn, procedure, part, [.. body.Lines, .. Left(part, body)]),
            Choices(procedure, part, body.IsComplete));
        return Outcome(turn, Status(turn, procedure), reply, procedure, part);
    }

    /// <summary>All of the part.</summary>
    public static TurnOutcome InFull(Turn turn, Procedure procedure, AnswerPart part)
    {
        var lines = part == AnswerPart.General
            ? [.. Summary(procedure), .. PartText.Items(procedure, AnswerPart.Notes).Select(item => item.Line)]
            : Items(procedure, part).Select(item => item.Line);
        var reply = new Reply(Frame(turn, procedure, part, [.. lines]), Choices(procedure, part, isComplete: true));
        return Outcome(turn, TurnStatus.AnsweredInFull, reply, procedure, part);
    }

    private static TurnOutcome Outcome(Turn turn, TurnStatus status, Reply reply, Procedure procedure, AnswerPart part) =>
        (turn.End(status, reply) with { Answered = new AnsweredProcedure(procedure, part) })
        .With(state => state with { ProcedureSlug = procedure.Slug, Part = part.ToString(), Awaiting = null, About = null, NoteCode = null, FiledCode = null, Things = [] });

    private static TurnStatus Status(Turn turn, Procedure procedure) => procedure switch
    {
        _ when procedure.ValidityOn(turn.Today) != EntryValidity.Valid => TurnStatus.AnsweredOutsideValidity,
        { Confidence: EntryConfidence.Low } => TurnStatus.AnsweredUnsurely,
        _ => TurnStatus.Answered,
    };

    private static CondensedText Body(Procedure procedure, AnswerPart part, string question)
    {
        if (part == AnswerPart.General)
        {
            return new CondensedText([.. Summary(procedure)], ItemsLeft: 0, ItemWasCut: true);
        }

        if (part == AnswerPart.Conditions && PartText.Closest(procedure, question, ClosestLines) is { Count: > 0 } closest)
        {
            // The rest of the notes stays one press away.
            return Condensation.Of(closest) with { ItemWasCut = true };
        }

        return Condensation.Of(Items(procedure, part));
    }

    /// <summary>That there is more, where the choices alone do not show it.</summary>
    private static IEnumerable<string> Left(AnswerPart part, CondensedText body) => body switch
    {
        { IsComplete: true } => [],
        { ItemsLeft: > 0 and var items, ItemWasCut: false } => [Texts.MoreLeft(items)],
        _ when part is AnswerPart.General => [],
        _ => [Texts.MoreLeftInItem],
    };

    /// <summary>An entry without a section on conditions has them among its notes.</summary>
    private static IReadOnlyList<SectionItem> Items(Procedure procedure, AnswerPart part) =>
        PartText.Items(procedure, part) is { Count: > 0 } items ? items : PartText.Items(procedure, AnswerPart.Notes);

    private static IEnumerable<string> Summary(Procedure procedure)
    {
        yield return Texts.Summary(Texts.AtStart(procedure.Authority), Texts.AtStart(procedure.Duration), Texts.AtStart(procedure.Fee));
        var papers = Condensation.Of(PartText.Items(procedure, AnswerPart.Papers), SummaryPapers);
        if (papers.Lines.Count > 0)
        {
            yield return Texts.SummaryPapers;
            foreach (var line in papers.Lines)
            {
                yield return line;
            }
        }
    }

    private static string Frame(Turn turn, Procedure procedure, AnswerPart part, IReadOnlyList<string> body)
    {
        var blocks = new List<string>();
        blocks.AddRange(First(turn, procedure));
        blocks.Add(string.Join('\n', [Texts.AnswerTitle(procedure.Name, part), .. body]));
        blocks.AddRange(Caution(turn, procedure));
        blocks.Add(OfficeLines.For(procedure, turn));
        blocks.Add(SourceLine.Of(procedure));
        return string.Join("\n\n", blocks);
    }

    /// <summary>What must be read before the answer.</summary>
    private static IEnumerable<string> First(Turn turn, Procedure procedure)
    {
        if (procedure.EmergencyPhone is { } phone)
        {
            yield return Texts.EmergencyEntry(phone, procedure.EmergencyNote);
        }

        var notice = procedure.ValidityOn(turn.Today) switch
        {
            EntryValidity.Expired => Texts.Expired(procedure.ValidUntil!.Value),
            EntryValidity.NotYetValid => Texts.NotYetValid(procedure.ValidFrom!.Value),
            _ => null,
        };
        if (notice is not null)
        {
            yield return procedure.ValidityNote is { } note ? $"{notice} {Texts.Sentence(note)}" : notice;
        }
    }

    /// <summary>How far the answer can be trusted, after it.</summary>
    private static IEnumerable<string> Caution(Turn turn, Procedure procedure)
    {
        if (procedure.Confidence == EntryConfidence.Low)
        {
            yield return Texts.LowConfidence;
        }

        if (procedure.ReviewIsDue(turn.Today, turn.Input.ReviewAfterDays))
        {
            yield return Texts.ReviewIsOld(procedure.Reviewed);
        }

        if (procedure.ValidityOn(turn.Today) == EntryValidity.Valid
            && procedure.ValidUntil is { } until
            && until.DayNumber - turn.Today.DayNumber <= turn.Options.ExpiryNoticeDays)
        {
            yield return Texts.ExpiresSoon(until);
        }
    }

    private static Choice[] Choices(Procedure procedure, AnswerPart part, bool isComplete)
    {
        IEnumerable<Choice> choices = PartText.Available(procedure)
            .Where(other => other != part)
            .Select(other => new Choice(Texts.PartLabel(other), Command.Open(procedure.Slug, other)));
        if (!isComplete)
        {
            choices = choices.Prepend(new Choice(Texts.ChoiceMore, Command.More(procedure.Slug, part)));
        }

        return [.. choices.Take(MaxChoices), new Choice(Texts.MenuOfficer, new Command(CommandKind.MeetOfficer))];
    }
}
