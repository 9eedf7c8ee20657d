namespace CivicBot.Dialogues;

/// <summary>The dialogue days (ngày đối thoại) that people can still send something for.</summary>
public interface IUpcomingDays
{
    /// <summary>Announced days that are not over, soonest first; a day counts until its end, also after the cut-off.</summary>
    /// <param name="commune">Id of the commune.</param>
    /// <param name="now">Any offset.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<IReadOnlyList<UpcomingDay>> OfAsync(string commune, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A dialogue day as the conversation speaks of it.</summary>
public sealed record UpcomingDay
{
    /// <summary>As <c>DialogueDay.Id</c>.</summary>
    public required string Id { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Vietnamese local time; null: not fixed yet.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>As it is told, for example "nhà văn hóa Khu phố 3".</summary>
    public required string Place { get; init; }

    /// <summary>What it is about, in the words of its announcement; null: anything.</summary>
    public string? About { get; init; }

    /// <summary>Topic ids; empty: anything.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Neighbourhood ids; empty: the whole commune.</summary>
    public IReadOnlyList<string> Neighbourhoods { get; init; } = [];

    /// <summary>From this moment a comment for it is late.</summary>
    public required DateTimeOffset CutOff { get; init; }
}
