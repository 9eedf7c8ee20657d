using CivicBot.Comments.Life;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Duplicates;

namespace CivicBot.Comments.Similar;

/// <summary>The comments of one commune in memory, compared by matter and place. Safe for several threads.</summary>
internal sealed class CommuneComments(DuplicateClusters clusters)
{
    // What was answered and comes back; a refused or withdrawn one was never thought to be settled.
    private static readonly CommentState[] Settled = [CommentState.AnsweredOnSpot, CommentState.Answered, CommentState.Done];

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, KnownComment> comments = [];
    private readonly Dictionary<int, List<Guid>> members = [];
    private readonly Dictionary<Guid, int> clusterOf = [];

    // What filing and the pages ask for; looked up, because a commune's comments may be a hundred thousand.
    private readonly Dictionary<PlaceAndTopic, HashSet<Guid>> byPlace = [];
    private readonly Dictionary<Guid, HashSet<Guid>> byGroup = [];

    /// <summary>Takes in how a known comment stands now.</summary>
    /// <returns>False: it is not known; <see cref="Add"/> it.</returns>
    public bool Renew(KnownComment comment)
    {
        lock (gate)
        {
            if (!comments.TryGetValue(comment.Id, out var before))
            {
                return false;
            }

            Leave(before);
            Enter(comment);
            return true;
        }
    }

    /// <summary>Adds a comment.</summary>
    /// <returns>The group that it belongs to and is not in yet; null: it stays as it is.</returns>
    public Guid? Add(KnownComment comment, CommentReading reading)
    {
        lock (gate)
        {
            if (comments.ContainsKey(comment.Id))
            {
                return null;
            }

            Enter(comment);
            if (comment.IsHidden)
            {
                return null;
            }

            var cluster = clusters.Add(comment.Code, reading.Text, reading.Place, comment.Topics);
            var first = FirstOf(Open(cluster).Where(c => !c.StaysAlone));
            if (!members.TryGetValue(cluster, out var list))
            {
                members[cluster] = list = [];
            }

            list.Add(comment.Id);
            clusterOf[comment.Id] = cluster;
            return comment is { GroupId: null, IsGroupedByOfficial: false } && comment.State.IsOpen() ? first?.Group : null;
        }
    }

    /// <summary>The open comment that others would join.</summary>
    public SimilarComments? Find(CommentReading reading)
    {
        lock (gate)
        {
            if (FirstOf(Open(ClusterOf(reading))) is not { } first)
            {
                return null;
            }

            var group = byGroup[first.Group].Select(id => comments[id]).Where(c => c.IsOpenToAll).ToList();
            var shown = group.Find(c => c.Id == first.Group) ?? first;
            return new SimilarComments(shown.Code, shown.Masked, group.Sum(c => c.People));
        }
    }

    /// <summary>Those that a person may want to put together with one that is known: compared as alike, or about the same topic at the same place. Newest first.</summary>
    public IReadOnlyList<KnownComment> Near(Guid id, int most)
    {
        lock (gate)
        {
            if (!comments.TryGetValue(id, out var one))
            {
                return [];
            }

            var alike = clusterOf.TryGetValue(id, out var cluster) ? members[cluster] : [];
            return
            [
                .. alike.Union(PlaceAndTopic.Of(one) is { } place ? byPlace[place] : [])
                    .Select(other => comments[other])
                    .Where(other => other.Id != id && !other.IsHidden)
                    .OrderByDescending(other => other.ReceivedAt)
                    .ThenBy(other => other.Code, StringComparer.Ordinal)
                    .Take(most),
            ];
        }
    }

    /// <summary>Group and recurrence of a comment that is about to be filed.</summary>
    /// <param name="closedSince">What was closed before is no recurrence.</param>
    public (Guid? Group, Guid? RecurrenceOf) PlaceOf(CommentReading reading, DateTimeOffset closedSince)
    {
        lock (gate)
        {
            var cluster = ClusterOf(reading);
            var group = FirstOf(Open(cluster).Where(c => !c.StaysAlone))?.Group;
            var alike = members.GetValueOrDefault(cluster, []).Select(id => comments[id]).Where(c => c.Topics.Intersect(reading.Topics.Assigned, StringComparer.Ordinal).Any());
            var before = alike
                .Concat(SamePlaceAndTopic(reading))
                .Where(c => !c.IsHidden && Settled.Contains(c.State) && c.ClosedAt >= closedSince)
                .MaxBy(c => c.ClosedAt);
            return (group, before?.Id);
        }
    }

    private static KnownComment? FirstOf(IEnumerable<KnownComment> among) => among.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Code, StringComparer.Ordinal).FirstOrDefault();

    private IEnumerable<KnownComment> SamePlaceAndTopic(CommentReading reading) =>
        KnownComment.Folded(reading.Place.Display) is { } place && byPlace.TryGetValue(new PlaceAndTopic(place, reading.Topics.Assigned[0]), out var there)
            ? there.Select(id => comments[id]).Where(c => c.Neighbourhood == reading.Place.Neighbourhood?.Id)
            : [];

    private void Enter(KnownComment comment)
    {
        comments[comment.Id] = comment;
        At(byGroup, comment.Group).Add(comment.Id);
        if (PlaceAndTopic.Of(comment) is { } place)
        {
            At(byPlace, place).Add(comment.Id);
        }
    }

    private void Leave(KnownComment comment)
    {
        byGroup[comment.Group].Remove(comment.Id);
        if (PlaceAndTopic.Of(comment) is { } place)
        {
            byPlace[place].Remove(comment.Id);
        }
    }

    private static HashSet<Guid> At<TKey>(Dictionary<TKey, HashSet<Guid>> sets, TKey key)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets[key] = set = [];
        }

        return set;
    }

    private int ClusterOf(CommentReading reading) => clusters.Find(reading.Text, reading.Place, reading.Topics.Assigned);

    private IEnumerable<KnownComment> Open(int cluster) => members.GetValueOrDefault(cluster, []).Select(id => comments[id]).Where(c => c.IsOpenToAll);

    /// <summary>Where and about what, mostly.</summary>
    private readonly record struct PlaceAndTopic(string Place, string Topic)
    {
        /// <returns>Null where no place is named.</returns>
        public static PlaceAndTopic? Of(KnownComment comment) => comment.Place is { } place ? new(place, comment.Topics[0]) : null;
    }
}
