namespace CivicBot.Dialogues.Upcoming;

/// <summary>The announced dialogue days that are still to come, for the conversation and for whoever files a comment.</summary>
public interface IUpcomingDays
{
    /// <param name="commune">Id of the commune.</param>
    /// <param name="now">Any offset; a day counts until it is held, at most until it is over (Vietnam's date).</param>
    /// <returns>The nearest first.</returns>
    Task<IReadOnlyList<UpcomingDay>> OfAsync(string commune, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>An announced dialogue day.</summary>
/// <param name="Id">Id of the day in the records.</param>
/// <param name="Title">For example "Đối thoại với nhân dân".</param>
/// <param name="Subject">What it is about, in words; null: anything.</param>
/// <param name="Date">Vietnam's date.</param>
/// <param name="From">Vietnamese local time; null: not fixed.</param>
/// <param name="Place">As announced.</param>
/// <param name="Topics">Topic ids; empty: anything.</param>
/// <param name="Neighbourhoods">Neighbourhood ids; empty: the whole commune.</param>
/// <param name="CutOff">A comment from this moment on is late for it; it is still taken.</param>
public sealed record UpcomingDay(
    string Id,
    string Title,
    string? Subject,
    DateOnly Date,
    TimeOnly? From,
    string Place,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Neighbourhoods,
    DateTimeOffset CutOff)
{
    public bool IsGeneral => Topics.Count == 0 && Neighbourhoods.Count == 0;

    public bool IsLate(DateTimeOffset moment) => moment >= CutOff;
}
