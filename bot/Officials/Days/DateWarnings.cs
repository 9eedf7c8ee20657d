using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Days;

/// <summary>What speaks against a date, for whoever plans (cảnh báo ngày). Pure: it forbids nothing.</summary>
internal static class DateWarnings
{
    /// <param name="others">Days of the commune, cancelled ones too.</param>
    /// <param name="self">Id of the day that is moved; null: a new one.</param>
    /// <returns>A Vietnamese sentence each.</returns>
    public static IEnumerable<string> Of(DateOnly date, DayKind kind, Commune commune, PublicHolidays holidays, IEnumerable<DialogueDay> others, string? self, DateOnly today)
    {
        if (Off(date, commune, holidays) is { } off)
        {
            yield return $"{DialogueTexts.Date(date)} là ngày nghỉ: {off}. Bà con và cán bộ thường không dự được.";
        }

        if (kind == DayKind.Dialogue && date >= today && LegalTerms.AnnounceBy(date) < today)
        {
            yield return $"Từ hôm nay đến {DialogueTexts.Date(date)} không đủ {LegalTerms.AnnounceDaysBefore} ngày để thông báo theo luật; khi thông báo sẽ phải ghi lý do báo muộn.";
        }

        foreach (var other in others.Where(other => other.Date == date && other.State != DayState.Cancelled && other.Id != self))
        {
            yield return $"Ngày này đã có: {other.Title}, {other.Place}.";
        }
    }

    /// <summary>Good to know, and nothing against the date.</summary>
    public static string? Note(DateOnly date, PublicHolidays holidays) =>
        date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !holidays.IsWorkingWeekend(date)
            ? $"{DialogueTexts.Date(date)} là {DialogueTexts.Weekday(date)}: cơ quan nghỉ, bà con dễ đến dự. Nhớ phân công cán bộ."
            : null;

    /// <summary>Holiday or closure; null: neither.</summary>
    public static string? Off(DateOnly date, Commune? commune, PublicHolidays holidays) =>
        holidays.NameOf(date) ?? commune?.Closures.FirstOrDefault(closure => closure.From <= date && date <= closure.To)?.Reason;
}
