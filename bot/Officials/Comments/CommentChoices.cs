using CivicBot.Comments.Corrections;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Comments;

/// <summary>What the filters of the list offer, for whoever looks.</summary>
/// <param name="Days">Newest first.</param>
public sealed record CommentChoices(
    IReadOnlyList<Topic> Topics, IReadOnlyList<DialogueDay> Days, IReadOnlyList<Neighbourhood> Neighbourhoods, IReadOnlyList<string> Officers, IReadOnlyList<CompetentBody> Bodies)
{
    private const int MostDays = 60;

    internal static async Task<CommentChoices> ReadAsync(
        RecordsDatabase database, Viewer viewer, TopicScheme scheme, ICommuneDirectory communes, CompetentBodies bodies, CancellationToken cancellationToken)
    {
        await using var records = database.Read();
        var days = await viewer.Days(records.Days).Where(day => day.State != DayState.Cancelled).OrderByDescending(day => day.Date).Take(MostDays).ToListAsync(cancellationToken);
        var home = viewer.Commune is { } id ? communes.Find(id) : null;
        return new CommentChoices(
            [.. scheme.Topics],
            days,
            home?.Neighbourhoods ?? [],
            [.. (home?.Officers ?? []).Select(officer => officer.Title).Distinct(StringComparer.Ordinal)],
            [.. bodies.All.OrderBy(body => body.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The filters that are on, each in a few words with the address of the list without it.</summary>
    public IEnumerable<(string Words, string Without)> ChipsOf(CommentSearch search)
    {
        (string? Value, string Words, CommentSearch Without)[] all =
        [
            (search.Text, $"“{search.Text}”", search with { Text = null }),
            (search.Topic, Topics.FirstOrDefault(topic => topic.Id == search.Topic)?.Name ?? search.Topic ?? "", search with { Topic = null }),
            (search.Main, CommentWords.MainTopic(Topics.FirstOrDefault(topic => topic.Id == search.Main)?.Name ?? search.Main ?? ""), search with { Main = null }),
            (search.State, CommentStates.OfWireName(search.State ?? "") is { } state ? CivicBot.Comments.CommentTexts.StateName(state) : search.State ?? "", search with { State = null }),
            (search.Day, DayName(search.Day), search with { Day = null }),
            (search.Neighbourhood, Neighbourhoods.FirstOrDefault(place => place.Id == search.Neighbourhood)?.Name ?? search.Neighbourhood ?? "", search with { Neighbourhood = null }),
            (search.Officer, search.Officer ?? "", search with { Officer = null }),
            (search.Body, Bodies.FirstOrDefault(body => body.Id == search.Body)?.Name ?? search.Body ?? "", search with { Body = null }),
            (search.Show, CommentWords.Shows.FirstOrDefault(show => show.Value == search.Show).Label ?? search.Show ?? "", search with { Show = null }),
            (search.Group, CommentWords.SameMatter, search with { Group = null }),
            (search.From, CommentWords.From(CommentSearch.DayOf(search.From)), search with { From = null }),
            (search.To, CommentWords.To(CommentSearch.DayOf(search.To)), search with { To = null }),
            (search.Commune, CommentWords.OneCommune, search with { Commune = null }),
            (search.Channel, Enum.TryParse<CommentChannel>(search.Channel, ignoreCase: true, out var channel) ? CommentWords.Channel(channel) : search.Channel ?? "", search with { Channel = null }),
            (search.Days, CommentWords.AnsweredWithin(search.Days ?? ""), search with { Days = null }),
            (search.Stars, CommentWords.Rated(search.Stars ?? ""), search with { Stars = null }),
            (search.Corrected, CommentWords.WasCorrected, search with { Corrected = null }),
        ];
        return all.Where(one => one.Value is not null).Select(one => (one.Words, one.Without.AddressOf(1)));
    }

    private string DayName(string? id) => Days.FirstOrDefault(day => day.Id == id) is { } day ? CommentWords.DayOf(day) : id ?? "";
}
