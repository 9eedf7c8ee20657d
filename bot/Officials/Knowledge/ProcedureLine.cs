using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Officials.Knowledge;

/// <summary>One procedure in the list: how old its review is, and what the commune changed.</summary>
/// <param name="Procedure">As it applies in the commune; where it is off there, as it would.</param>
/// <param name="IsDue">Nobody compared it with its sources for too long.</param>
/// <param name="State">Null: the commune changed nothing in the browser.</param>
/// <param name="IsOff">Citizens of the commune are not answered by it.</param>
internal sealed record ProcedureLine(Procedure Procedure, bool IsDue, EntryValidity Validity, bool EndsSoon, LocalState? State, bool IsOff)
{
    /// <summary>all (null), due, ending, own, off: as in the page's address.</summary>
    public bool Is(string? show) => show switch
    {
        "due" => IsDue,
        "ending" => EndsSoon || Validity == EntryValidity.Expired,
        "own" => Procedure.LocalTo is not null,
        "off" => IsOff,
        _ => true,
    };

    /// <summary>The oldest check first; what ends soon before it.</summary>
    public static IReadOnlyList<ProcedureLine> All(ProcedureSnapshot snapshot, Locality? locality, IReadOnlyDictionary<string, LocalState> states, DateOnly today, int reviewAfterDays) =>
    [
        .. snapshot.Procedures
            .Select(national => (National: national, Here: snapshot.Find(national.Slug, locality)))
            .Select(one => Of(one.Here ?? one.National, one.Here is null, states.GetValueOrDefault(one.National.Slug), today, reviewAfterDays))
            .OrderBy(line => line.Procedure.ValidUntil is { } until && (line.EndsSoon || until < today) ? until : DateOnly.MaxValue)
            .ThenBy(line => line.Procedure.Reviewed)
            .ThenBy(line => line.Procedure.Name, StringComparer.Ordinal),
    ];

    private static ProcedureLine Of(Procedure procedure, bool isOff, LocalState? state, DateOnly today, int reviewAfterDays) => new(
        procedure,
        procedure.ReviewIsDue(today, reviewAfterDays),
        procedure.ValidityOn(today),
        procedure.ValidUntil is { } until && until >= today && until.DayNumber - today.DayNumber <= ReviewRules.ExpiryNoticeDays,
        state,
        isOff);
}
