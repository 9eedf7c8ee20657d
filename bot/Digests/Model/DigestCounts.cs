using CivicBot.Comments.Life;

namespace CivicBot.Digests;

/// <summary>The numbers of a digest; each is a count over the comments that belong to it, denunciations and withdrawn ones included.</summary>
public sealed record DigestCounts
{
    public required int Total { get; init; }

    /// <summary>Those with a line of their own.</summary>
    public required int Listed { get; init; }

    /// <summary>Tố cáo: only counted.</summary>
    public required int Denunciations { get; init; }

    /// <summary>Erased by the citizen and no denunciation: only counted.</summary>
    public required int Erased { get; init; }

    /// <summary>Withdrawn by the citizen, neither erased nor a denunciation: only counted.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>All topics in the order of the scheme, also those without a comment.</summary>
    public required IReadOnlyList<TopicCount> ByTopic { get; init; }

    /// <summary>All states.</summary>
    public required IReadOnlyDictionary<CommentState, int> ByState { get; init; }

    /// <summary>Most first; without those that have no neighbourhood.</summary>
    public required IReadOnlyList<NamedCount> ByNeighbourhood { get; init; }

    /// <summary>Most first.</summary>
    public required IReadOnlyList<NamedCount> ByBody { get; init; }

    /// <summary>Whose competence is not the commune's.</summary>
    public required int BeyondCommune { get; init; }

    public required int Unsure { get; init; }

    public required int Emergencies { get; init; }

    public required int Abusive { get; init; }

    public required int Late { get; init; }

    public required int Recurring { get; init; }

    /// <summary>Open and past the day by which it should be answered, or promised for a day that has passed.</summary>
    public required int Overdue { get; init; }

    /// <summary>"Me too" without writing.</summary>
    public required int Supporters { get; init; }

    /// <summary>Comments that were rated; the last rating counts.</summary>
    public required int Rated { get; init; }

    /// <summary>Sum of the stars, 1 to 5 each.</summary>
    public required int Stars { get; init; }

    /// <summary>How often a citizen contested a closing.</summary>
    public required int Contested { get; init; }

    /// <summary>Dialogue days held; trips to the field are not among them.</summary>
    public required int DaysHeld { get; init; }

    /// <summary>Lượt người dự.</summary>
    public required int People { get; init; }

    /// <summary>Officials who took part.</summary>
    public required int Officials { get; init; }

    public int Of(CommentState state) => ByState.GetValueOrDefault(state);

    public int Open => ByState.Where(pair => pair.Key.IsOpen()).Sum(pair => pair.Value);

    public int Closed => Total - Open;
}

/// <param name="Listed">Of these, listed with a line of their own.</param>
public sealed record TopicCount(string Topic, string Name, int Total, int Listed, int Open);

/// <param name="Id">Of the neighbourhood or body.</param>
public sealed record NamedCount(string Id, string Name, int Total);

/// <summary>One month of a year.</summary>
/// <param name="Month">1 to 12.</param>
public sealed record DigestMonth(int Month, DigestCounts Counts);
