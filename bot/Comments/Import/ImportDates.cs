using System.Globalization;

namespace CivicBot.Comments.Import;

/// <summary>Reads a day as people and spreadsheets write it: 21/11/2026, 21-11-2026, 21.11.26, 2026-11-21, a serial number; a time of day may follow.</summary>
internal static class ImportDates
{
    private const double FirstSerial = 20_000; // 1954
    private const double LastSerial = 80_000;  // 2119
    private const int DaysTo1904 = 1462;

    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yy", "d-M-yy", "d.M.yy", "yyyy-M-d", "yyyy/M/d"];
    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", "'T'H:mm", "'T'H:mm:ss"];
    private static readonly string[] Formats = [.. Days.SelectMany(day => Times.Select(time => day + time))];

    /// <returns>Vietnamese local time; null where it is no day.</returns>
    public static DateTime? Read(string cell, bool from1904)
    {
        if (double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial))
        {
            var days = serial + (from1904 ? DaysTo1904 : 0);
            return days is >= FirstSerial and <= LastSerial ? DateTime.FromOADate(days) : null;
        }

        if (DateTime.TryParseExact(cell.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var local))
        {
            return local;
        }

        return DateTimeOffset.TryParseExact(cell.Trim(), ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.fffzzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? Knowledge.Calendar.VietnamTime.ToVietnam(moment).DateTime
            : null;
    }
}
