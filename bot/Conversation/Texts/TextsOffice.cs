using System.Globalization;

namespace CivicBot.Conversation;

/// <summary>Where to ask: offices, hours, phones.</summary>
internal static partial class Texts
{
    /// <param name="who">Officer's title or null.</param>
    public static string AskAt(string? who, string office, string address) =>
        who is null ? $"Nơi hỏi: {office}, {Sentence(address)}" : $"Nơi hỏi: {who}, {office}, {Sentence(address)}";

    public static string Phone(string phone) => $"Điện thoại: {phone}.";

    public static string OpenUntil(TimeOnly closes) => $"Bây giờ đang mở cửa, đến {Hour(closes)}.";

    public static string OpenNow => "Bây giờ đang mở cửa.";

    /// <param name="reason">Name of a holiday or closure, or null.</param>
    public static string ClosedUntil(string? reason, DateTimeOffset next, DateOnly today)
    {
        var day = DateOnly.FromDateTime(next.DateTime);
        var when = (day.DayNumber - today.DayNumber) switch
        {
            0 => "hôm nay",
            1 => "ngày mai",
            _ => $"{Weekday(next.DayOfWeek)} ({next.ToString("dd/MM", CultureInfo.InvariantCulture)})",
        };
        var why = reason is null ? "" : $" ({InSentence(reason)})";
        return $"Bây giờ đang nghỉ{why}, mở cửa lại lúc {Hour(TimeOnly.FromDateTime(next.DateTime))} {when}.";
    }

    public static string Closed(string? reason) => reason is null ? "Bây giờ đang nghỉ." : $"Bây giờ đang nghỉ ({InSentence(reason)}).";

    public static string ChoiceCall(string phone) => $"Gọi {phone}";

    public static string PhoneToCall(string phone) => $"Số điện thoại để gọi: {phone}.";

    public static string LinkToOpen(string address) => $"Địa chỉ để mở: {address}";
}
