using System.Globalization;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Records;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Days;

/// <summary>What an official filled in to plan or change a day; every field may be missing or wrong.</summary>
public sealed class DayForm
{
    public string? Commune { get; set; }

    public bool FieldTrip { get; set; }

    public string? Title { get; set; }

    public string? Subject { get; set; }

    /// <summary>yyyy-MM-dd, as browsers send dates.</summary>
    public string? Date { get; set; }

    /// <summary>HH:mm.</summary>
    public string? From { get; set; }

    public string? To { get; set; }

    public string? Place { get; set; }

    public List<string>? Neighbourhoods { get; set; }

    public List<string>? Topics { get; set; }

    /// <summary>One a line.</summary>
    public string? Hosts { get; set; }

    /// <summary>One a line.</summary>
    public string? Guests { get; set; }

    public string? Programme { get; set; }

    public bool Past { get; set; }

    /// <summary>The date whose warnings were read and accepted.</summary>
    public string? Accepted { get; set; }

    /// <summary>An announced day moves: through what people are told.</summary>
    public List<string>? Through { get; set; }

    public string? LateBecause { get; set; }

    public int? Version { get; set; }

    public string? Occasion { get; set; }

    internal DayKind Kind => FieldTrip ? DayKind.FieldTrip : DayKind.Dialogue;

    internal DateOnly? Day => DayPaths.DateOf(Date);

    /// <summary>What cannot be read, one sentence; null: everything can.</summary>
    internal string? Problem() => this switch
    {
        { Day: null } => DayWords.WrongDate,
        _ when !IsTime(From) || !IsTime(To) => DayWords.WrongTime,
        _ => null,
    };

    internal static DayForm Of(DialogueDay day) => new()
    {
        Commune = day.Commune,
        FieldTrip = day.Kind == DayKind.FieldTrip,
        Title = day.Title,
        Subject = day.Subject,
        Date = DayPaths.Date(day.Date),
        From = Written(day.From),
        To = Written(day.To),
        Place = day.Place,
        Neighbourhoods = [.. day.Neighbourhoods],
        Topics = [.. day.Topics],
        Hosts = string.Join('\n', day.Hosts),
        Guests = string.Join('\n', day.Guests),
        Programme = day.ProgrammeId,
        Version = day.Version,
    };

    /// <summary>Only after <see cref="Problem"/> found nothing.</summary>
    internal NewDay Plan(string commune) => new()
    {
        Commune = commune,
        Date = Day!.Value,
        Place = Place ?? "",
        Kind = Kind,
        ProgrammeId = Blank(Programme),
        Title = Blank(Title),
        Subject = Blank(Subject),
        From = Time(From),
        To = Time(To),
        Neighbourhoods = Neighbourhoods ?? [],
        Topics = Topics ?? [],
        Hosts = Lines(Hosts),
        Guests = Lines(Guests),
        Past = Past,
    };

    /// <summary>Only after <see cref="Problem"/> found nothing.</summary>
    internal DayAction.Edit Edit() => new()
    {
        Title = Title ?? "",
        Subject = Subject ?? "",
        Date = Day,
        From = Time(From),
        To = Time(To),
        Place = Place ?? "",
        Neighbourhoods = Neighbourhoods ?? [],
        Topics = Topics ?? [],
        Hosts = Lines(Hosts),
        Guests = Lines(Guests),
        Through = Through ?? [],
        LateBecause = Blank(LateBecause),
    };

    private static bool IsTime(string? text) => string.IsNullOrWhiteSpace(text) || Time(text) is not null;

    private static TimeOnly? Time(string? text) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static string? Written(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
