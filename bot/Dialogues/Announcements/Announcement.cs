using CivicBot.Communes;
using CivicBot.Knowledge.Topics;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Dialogues.Announcements;

/// <summary>What the announcements of a day are written from.</summary>
/// <param name="Day">The day.</param>
/// <param name="Commune">Whose it is.</param>
/// <param name="Topics">Names of its topics; empty: anything.</param>
/// <param name="On">The date that the announcement bears.</param>
public sealed record Announcement(DialogueDay Day, Commune Commune, IReadOnlyList<string> Topics, DateOnly On)
{
    private const string ChatAddress = "https://zalo.me/";

    /// <summary>Where a phone that reads the QR code opens the chat with the commune; null: the commune's file names no OA.</summary>
    public string? Link => Commune.OaIds is [{ } oa, ..] ? ChatAddress + oa : null;

    /// <summary>Whom people call; null: the file names no number.</summary>
    public string? Phone => Commune.OneStop.Phones is [{ } phone, ..] ? phone : null;

    public static Announcement Of(DialogueDay day, Commune commune, TopicScheme topics, DateOnly on) => new(day, commune, [.. day.Topics.Select(id => topics[id].Name)], on);

    /// <summary>Those for whom a poster is printed: the day's neighbourhoods, else all of the commune.</summary>
    public IReadOnlyList<string> PosterPlaces => Day.Neighbourhoods.Count > 0 ? Day.Neighbourhoods : [.. Commune.Neighbourhoods.Select(n => n.Id)];
}
