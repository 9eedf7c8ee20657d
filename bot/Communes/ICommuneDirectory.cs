using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Communes;

/// <summary>The communes that CivicBot serves, and when their offices are open.</summary>
public interface ICommuneDirectory
{
    CommuneSnapshot Current { get; }

    /// <summary>Raised after <see cref="Current"/> was swapped.</summary>
    event EventHandler? Reloaded;

    /// <summary>The commune of an OA; the default one where no file names it (or <paramref name="oaId"/> is null: Web Chat).</summary>
    Commune ForOa(string? oaId);

    Commune? Find(string communeId);

    /// <summary>Whether an office of the commune is open, with public holidays and the commune's own closures taken into account.</summary>
    OpeningState OpeningAt(Commune commune, Office office, DateTimeOffset now);

    /// <summary>Opening of the one-stop office now.</summary>
    OpeningState OpeningNow(Commune commune);
}

/// <summary>An immutable state of the directory.</summary>
/// <param name="Version">Grows with every reload.</param>
/// <param name="Communes">Ordered by id.</param>
/// <param name="Default">Serves every OA that no file names.</param>
/// <param name="Problems">What is wrong with the files; a broken file keeps its last good version.</param>
public sealed record CommuneSnapshot(int Version, IReadOnlyList<Commune> Communes, Commune Default, IReadOnlyList<KnowledgeProblem> Problems)
{
    public PublicHolidays Holidays { get; init; } = PublicHolidays.None;
}
