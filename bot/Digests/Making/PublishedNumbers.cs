using System.Runtime.CompilerServices;
using CivicBot.Communes;

namespace CivicBot.Digests.Making;

/// <summary>Phone numbers that the commune itself publishes: an answer that gives one is not masked.</summary>
internal static class PublishedNumbers
{
    private static readonly ConditionalWeakTable<Commune, HashSet<string>> Known = [];

    /// <returns>Digits only.</returns>
    public static IReadOnlySet<string> Of(Commune commune) => Known.GetValue(commune, static one => one.Offices.SelectMany(office => office.Phones)
        .Concat(one.Officers.Select(officer => officer.Phone ?? ""))
        .Concat(one.Departments.Select(department => department.Phone ?? ""))
        .Select(phone => string.Concat(phone.Where(char.IsAsciiDigit)))
        .Where(digits => digits.Length > 0)
        .ToHashSet(StringComparer.Ordinal));
}
