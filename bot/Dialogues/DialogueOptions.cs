using System.Globalization;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Dialogues;

/// <summary>Configuration section <c>Dialogues</c>. The legal terms are no settings: see <c>DayClocks</c>.</summary>
public sealed class DialogueOptions
{
    public const string Section = "Dialogues";

    /// <summary>How many days before a dialogue day comments are to be in, where nobody says otherwise.</summary>
    public int CutOffDaysBefore { get; set; } = 1;

    /// <summary>At what time of that day, "HH:mm".</summary>
    public string CutOffTime { get; set; } = "17:00";

    /// <summary>On which days before a dialogue day people are reminded; empty: 3 and 1. (Bound lists are added to what is there, so the default cannot stand in it.)</summary>
    public IReadOnlyList<int> RemindDaysBefore { get; set; } = [];

    internal IReadOnlyList<int> RemindDaysInUse => RemindDaysBefore.Count > 0 ? RemindDaysBefore : [3, 1];

    /// <summary>A clock with at most this many days left is amber.</summary>
    public int AmberDays { get; set; } = 3;

    /// <summary>The moment at which comments for a day on <paramref name="date"/> are to be in.</summary>
    public DateTimeOffset CutOffFor(DateOnly date) =>
        VietnamTime.At(date.AddDays(-CutOffDaysBefore), TimeOnly.ParseExact(CutOffTime, "HH:mm", CultureInfo.InvariantCulture));

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (CutOffDaysBefore is < 0 or > 6)
        {
            yield return "Dialogues__CutOffDaysBefore must be 0 to 6: a day is announced 7 days before, and people need time to write.";
        }

        if (!TimeOnly.TryParseExact(CutOffTime, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return "Dialogues__CutOffTime must be a time such as 17:00.";
        }

        if (RemindDaysBefore.Any(days => days is < 0 or > 30))
        {
            yield return "Dialogues__RemindDaysBefore may hold numbers from 0 to 30, for example Dialogues__RemindDaysBefore__0=3.";
        }

        if (AmberDays is < 0 or > 6)
        {
            yield return "Dialogues__AmberDays must be 0 to 6.";
        }
    }
}
