using System.Globalization;

namespace CivicBot.Officials.Days;

/// <summary>Addresses of the pages about dialogue days.</summary>
internal static class DayPaths
{
    public const string Home = "/officials/days";
    public const string Edit = "edit";
    public const string Announcement = "announcement";
    public const string Room = "room";
    public const string Result = "result";

    public static string Of(string day, string? page = null) => page is null ? $"{Home}/{Uri.EscapeDataString(day)}" : $"{Home}/{Uri.EscapeDataString(day)}/{page}";

    public static string Comments(string day, string? filter = null, string? value = null) =>
        filter is null ? $"/officials/comments?day={Uri.EscapeDataString(day)}" : $"/officials/comments?day={Uri.EscapeDataString(day)}&{filter}={Uri.EscapeDataString(value ?? "")}";

    public static string Digests(string day) => $"/officials/digests?day={Uri.EscapeDataString(day)}";

    /// <summary>"2026-12", as addresses and fields of months have it.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly? MonthOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 2100 ? month : null;

    public static DateOnly? DateOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
