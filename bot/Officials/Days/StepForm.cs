using System.Globalization;
using CivicBot.Dialogues.Days;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Officials.Days;

/// <summary>What an official filled in to take a dialogue day one step further; every field may be missing or wrong.</summary>
public sealed class StepForm
{
    /// <summary>Wire name of the step.</summary>
    public string? Do { get; set; }

    public List<string>? Through { get; set; }

    /// <summary>Another means, in words.</summary>
    public string? OtherMeans { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? Date { get; set; }

    /// <summary>HH:mm.</summary>
    public string? Time { get; set; }

    public string? People { get; set; }

    public string? Officials { get; set; }

    /// <summary>Conclusion or reason.</summary>
    public string? Text { get; set; }

    public bool CarryOver { get; set; }

    public int? Version { get; set; }

    /// <summary>Made when the page was shown: pressing twice does it once.</summary>
    public string? Occasion { get; set; }

    /// <returns>Null where no such step is taken on a page; <paramref name="problem"/> where a field cannot be read.</returns>
    internal DayAction? Action(out string? problem)
    {
        problem = null;
        var (people, officials) = (Number(People), Number(Officials));
        switch (Do)
        {
            case "announce":
                return new DayAction.Announce(Means(), DayPaths.DateOf(Date), Text);
            case "cutoff" when DayPaths.DateOf(Date) is { } date && TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out var hour):
                return new DayAction.CutOff(VietnamTime.At(date, hour));
            case "cutoff":
                problem = DayWords.WrongDate;
                return null;
            case "hold":
                return new DayAction.Hold();
            case "attend" when people is { } counted && officials is { } present:
                return new DayAction.CountTo(counted, present);
            case "attend":
                problem = DayWords.WrongNumber;
                return null;
            case "conclude":
                return new DayAction.Conclude(Text ?? "", CarryOver);
            case "report":
                return new DayAction.Report();
            case "publish":
                return new DayAction.Publish(Means(), DayPaths.DateOf(Date));
            case "reopen":
                return new DayAction.Reopen(Text ?? "");
            case "cancel":
                return new DayAction.Cancel(Text ?? "");
            default:
                problem = DayWords.NotYours;
                return null;
        }
    }

    private IReadOnlyList<string> Means() => [.. Through ?? [], .. string.IsNullOrWhiteSpace(OtherMeans) ? (string[])[] : [OtherMeans.Trim()]];

    private static int? Number(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000 ? number : null;
}
