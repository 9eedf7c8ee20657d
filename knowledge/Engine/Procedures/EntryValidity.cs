namespace CivicBot.Knowledge.Procedures;

/// <summary>Whether an entry holds on a given Vietnamese date.</summary>
public enum EntryValidity
{
    /// <summary>The day lies before <see cref="Procedure.ValidFrom"/>.</summary>
    NotYetValid,
    Valid,

    /// <summary>The day lies after <see cref="Procedure.ValidUntil"/>.</summary>
    Expired,
}
