using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Takes down what is said.</summary>
public interface ITranscriptLogger
{
    Task LogActivityAsync(IActivity activity);
}

/// <summary>Takes down what is said and gives it back, conversation by conversation and page by page.</summary>
public interface ITranscriptStore : ITranscriptLogger
{
    /// <param name="channelId">The channel.</param>
    /// <param name="conversationId">The conversation on that channel.</param>
    /// <param name="continuationToken">Of the page before.</param>
    /// <param name="startDate">Leaves out what is older.</param>
    Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(
        string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default);

    Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null);

    Task DeleteTranscriptAsync(string channelId, string conversationId);
}

/// <summary>A conversation that was taken down.</summary>
public class TranscriptInfo
{
    public string ChannelId { get; set; }

    /// <summary>Id of the conversation.</summary>
    public string Id { get; set; }

    public DateTimeOffset Created { get; set; }
}

/// <summary>One page of a longer list.</summary>
public class PagedResult<T>
{
    public T[] Items { get; set; } = [];

    /// <summary>Hand it in to get the next page; null on the last one.</summary>
    public string ContinuationToken { get; set; }
}
