using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues.Records;

namespace CivicBot.Digests.Making;

/// <summary>Counts the comments of a digest.</summary>
internal static class DigestCounting
{
    private const string CommuneLevel = "xa";

    /// <param name="rows">All that belong.</param>
    /// <param name="today">In Vietnam.</param>
    public static DigestCounts Of(
        IReadOnlyCollection<CommentRow> rows, ILookup<Guid, StoryRow> story, IReadOnlyCollection<HeldDay> days, Commune commune, DigestKnowledge knowledge, DateOnly today)
    {
        var byTopic = rows.ToLookup(row => row.Topic, StringComparer.Ordinal);
        var lines = rows.SelectMany(row => story[row.Id]).ToList();
        var stars = lines.Where(line => line is { Kind: ChangeKind.Rated, Stars: not null }).GroupBy(line => line.CommentId).Select(one => one.MaxBy(line => line.Number)!.Stars!.Value).ToList();
        return new DigestCounts
        {
            Total = rows.Count,
            Listed = rows.Count(row => row.IsListed),
            Denunciations = rows.Count(row => row.IsDenunciation),
            Erased = rows.Count(row => !row.IsDenunciation && row.ErasedAt is not null),
            Withdrawn = rows.Count(row => !row.IsDenunciation && row.ErasedAt is null && row.State == CommentState.Withdrawn),
            ByTopic =
            [
                .. knowledge.Topics.Topics.Select(topic => new TopicCount(
                    topic.Id, topic.Name, byTopic[topic.Id].Count(), byTopic[topic.Id].Count(row => row.IsListed), byTopic[topic.Id].Count(row => row.State.IsOpen()))),
            ],
            ByState = CommentStates.All.ToDictionary(state => state, state => rows.Count(row => row.State == state)),
            ByNeighbourhood = Named(rows.Where(row => row.Neighbourhood is not null).Select(row => row.Neighbourhood!), id => DigestNames.Neighbourhood(commune, id)),
            ByBody = Named(rows.Select(row => row.Body), id => DigestNames.Body(knowledge, id)),
            BeyondCommune = rows.Count(row => row.Level != CommuneLevel),
            Unsure = rows.Count(row => row.TopicUnsure),
            Emergencies = rows.Count(row => row.Has(Concerns.Emergency)),
            Abusive = rows.Count(row => row.IsAbusive),
            Late = rows.Count(row => row.Late),
            Recurring = rows.Count(row => row.RecurrenceOfId is not null),
            Overdue = rows.Count(row => row.IsOverdue(today)),
            Supporters = rows.Sum(row => row.Supporters),
            Rated = stars.Count,
            Stars = stars.Sum(),
            Contested = lines.Count(line => line is { Kind: ChangeKind.Moved, To: CommentState.Reopened, By: ActorKind.Citizen, From: not CommentState.Withdrawn }),
            DaysHeld = days.Count(day => day.Kind == DayKind.Dialogue),
            People = days.Sum(day => day.People),
            Officials = days.Sum(day => day.Officials),
        };
    }

    private static IReadOnlyList<NamedCount> Named(IEnumerable<string> ids, Func<string, string> name) =>
    [
        .. ids.GroupBy(id => id, StringComparer.Ordinal)
            .Select(one => new NamedCount(one.Key, name(one.Key), one.Count()))
            .OrderByDescending(one => one.Total)
            .ThenBy(one => one.Id, StringComparer.Ordinal),
    ];
}
