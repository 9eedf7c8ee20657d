using CivicBot.Knowledge.Screening.PersonalData;

namespace CivicBot.Knowledge.Screening;

/// <summary>What the screening found in a message.</summary>
/// <param name="Flags">In the order of the enumeration; empty for nearly all messages.</param>
/// <param name="PersonalData">In the order of the text, without overlaps.</param>
/// <param name="Mask">The text with personal data replaced.</param>
/// <param name="Reasons">Why, for people who check the screening; names patterns and files, never words of the citizen.</param>
public sealed record ScreeningReading(
    IReadOnlyList<Sensitivity> Flags, IReadOnlyList<PersonalDatum> PersonalData, MaskedText Mask, IReadOnlyList<ScreeningReason> Reasons)
{
    /// <summary>The text that may be shown: personal data replaced by what it was, all else as written.</summary>
    public string Masked => Mask.Text;

    public bool Has(Sensitivity flag) => Flags.Contains(flag);
}

/// <summary>One thing that speaks for or against a flag.</summary>
/// <param name="Flag">Which.</param>
/// <param name="Source">A pattern with its file and line, "classifier", or a kind of personal data.</param>
/// <param name="Weight">How strongly, as natural logarithm of odds; 0 for personal data, which is certain or absent.</param>
public sealed record ScreeningReason(Sensitivity Flag, string Source, double Weight);
