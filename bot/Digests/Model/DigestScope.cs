using System.Globalization;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Digests;

/// <summary>Which comments a digest is about: those of one dialogue day, or those that came in during a period.</summary>
public abstract record DigestScope
{
    private DigestScope()
    {
    }

    /// <summary>Stable name in the records: <c>day:phuong-an-mau-2026-12-12</c>, <c>month:2026-11</c>, <c>year:2026</c>.</summary>
    public abstract string Key { get; }

    /// <summary>The scope that a key names; null where it names none. Whether the day exists is another question.</summary>
    public static DigestScope? OfKey(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return (key[..Math.Max(0, colon)], key[(colon + 1)..]) switch
        {
            ("day", { Length: > 0 } id) => new Day(id),
            ("month", var month) when DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && InReach(first.Year) => Period.OfMonth(first),
            ("year", var year) when int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && InReach(number) => Period.OfYear(number),
            _ => null,
        };
    }

    /// <summary>A year that a digest can be about.</summary>
    public static bool InReach(int year) => year is >= 2000 and <= 2999;

    /// <param name="Id">Of the dialogue day.</param>
    public sealed record Day(string Id) : DigestScope
    {
        public override string Key => $"day:{Id}";
    }

    /// <summary>Days from first to last, both included, by Vietnam's clock.</summary>
    public sealed record Period(DateOnly First, DateOnly Last) : DigestScope
    {
        public override string Key => IsYear
            ? string.Create(CultureInfo.InvariantCulture, $"year:{First:yyyy}")
            : string.Create(CultureInfo.InvariantCulture, $"month:{First:yyyy-MM}");

        public bool IsYear => First is { Month: 1, Day: 1 } && Last is { Month: 12, Day: 31 } && First.Year == Last.Year;

        public DateTimeOffset From => VietnamTime.At(First, TimeOnly.MinValue).ToUniversalTime();

        /// <summary>First moment that does not belong to it any more.</summary>
        public DateTimeOffset Until => VietnamTime.At(Last.AddDays(1), TimeOnly.MinValue).ToUniversalTime();

        /// <summary>The month or year before.</summary>
        public Period Before => IsYear ? OfYear(First.Year - 1) : OfMonth(First.AddMonths(-1));

        public static Period OfMonth(DateOnly any)
        {
            var first = new DateOnly(any.Year, any.Month, 1);
            return new Period(first, first.AddMonths(1).AddDays(-1));
        }

        public static Period OfYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
    }
}
