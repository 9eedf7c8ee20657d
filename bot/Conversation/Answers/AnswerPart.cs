using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Answers;

/// <summary>The parts of a procedure that a citizen can choose; finer than <see cref="Facet"/>: filing online is a part of its own.</summary>
public enum AnswerPart
{
    General,
    Papers,
    Steps,
    Time,
    Fee,
    Where,
    Online,
    Conditions,
    LegalGround,
    Notes,
}

internal static class AnswerParts
{
    public static AnswerPart Of(Facet facet) => facet switch
    {
        Facet.General => AnswerPart.General,
        Facet.Papers => AnswerPart.Papers,
        Facet.Steps => AnswerPart.Steps,
        Facet.Duration => AnswerPart.Time,
        Facet.Fee => AnswerPart.Fee,
        Facet.Where => AnswerPart.Where,
        Facet.Conditions => AnswerPart.Conditions,
        Facet.LegalGround => AnswerPart.LegalGround,
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "Unknown facet."),
    };

    public static Facet FacetOf(AnswerPart part) => part switch
    {
        AnswerPart.General => Facet.General,
        AnswerPart.Papers => Facet.Papers,
        AnswerPart.Steps => Facet.Steps,
        AnswerPart.Time => Facet.Duration,
        AnswerPart.Fee => Facet.Fee,
        AnswerPart.Where or AnswerPart.Online => Facet.Where,
        AnswerPart.Conditions or AnswerPart.Notes => Facet.Conditions,
        AnswerPart.LegalGround => Facet.LegalGround,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part."),
    };

    /// <summary>The section of the file that a part is read from; null for parts put together from several.</summary>
    public static SectionKind? SectionOf(AnswerPart part) => part switch
    {
        AnswerPart.Papers => SectionKind.Papers,
        AnswerPart.Steps => SectionKind.Steps,
        AnswerPart.Time => SectionKind.Duration,
        AnswerPart.Fee => SectionKind.Fee,
        AnswerPart.Where => SectionKind.Where,
        AnswerPart.Conditions => SectionKind.Conditions,
        AnswerPart.LegalGround => SectionKind.LegalGround,
        AnswerPart.Notes => SectionKind.Notes,
        AnswerPart.General or AnswerPart.Online => null,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part."),
    };
}
