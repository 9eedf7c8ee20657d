using System.Globalization;

namespace CivicBot.Conversation;

/// <summary>
/// Everything that the bot says to citizens, in one place. How it speaks: to a reader of seventy; the citizen is "ông/bà", the bot "tôi";
/// short sentences, everyday words, no Markdown; one thought a line.
/// </summary>
internal static partial class Texts
{
    /// <summary>Typed with diacritics only: without them the word also means "right".</summary>
    public const string WordStop = "dừng";

    public const string WordStopPolitely = "dạ dừng";

    public const string ChoiceMenu = "Về menu";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Weekday(DayOfWeek day) => Weekdays[(int)day];

    /// <summary>"7 giờ 30", "14 giờ": as it is said.</summary>
    public static string Hour(TimeOnly time) =>
        time.Minute == 0 ? string.Create(Vietnamese, $"{time.Hour} giờ") : string.Create(Vietnamese, $"{time.Hour} giờ {time.Minute:00}");

    /// <summary>The first letter small, for a name inside a sentence ("Phường Cầu Mây" becomes "phường Cầu Mây").</summary>
    public static string InSentence(string name) => name.Length == 0 ? name : char.ToLower(name[0], Vietnamese) + name[1..];

    /// <summary>The first letter large, for what begins a line.</summary>
    public static string AtStart(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese) + text[1..];

    /// <summary>A sentence ends with its sign.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 || text[^1] is '.' or '!' or '?' or ':' or '…' ? text : text + ".";
}
