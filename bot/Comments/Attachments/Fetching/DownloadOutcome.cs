using CivicBot.Comments.Attachments.Recognition;

namespace CivicBot.Comments.Attachments.Fetching;

/// <summary>What came of one download.</summary>
internal abstract record DownloadOutcome
{
    private DownloadOutcome()
    {
    }

    /// <summary>All of it lies in the file that was given.</summary>
    public sealed record Complete : DownloadOutcome;

    /// <summary>Not allowed, now and later.</summary>
    public sealed record Refused(string Why) : DownloadOutcome;

    /// <param name="Gone">The channel answered that it does not have it; it hardly will later.</param>
    public sealed record NotNow(string Why, bool Gone = false) : DownloadOutcome;
}

/// <summary>What came of one download and a look at it.</summary>
internal abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    public sealed record Fine(ContentFormat Format) : FetchOutcome;

    public sealed record Refused(string Why) : FetchOutcome;

    public sealed record NotNow(string Why, bool Gone) : FetchOutcome;
}
