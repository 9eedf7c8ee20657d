namespace CivicBot.Knowledge.Procedures;

/// <summary>The procedures in force now. A reload swaps the snapshot as a whole; readers keep the one they took.</summary>
public interface IProcedureLibrary
{
    ProcedureSnapshot Current { get; }

    /// <summary>Raised after <see cref="Current"/> was swapped.</summary>
    event EventHandler? Reloaded;
}
