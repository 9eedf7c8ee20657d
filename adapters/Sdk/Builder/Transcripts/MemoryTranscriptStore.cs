using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Transcripts that end with the process.</summary>
public class MemoryTranscriptStore : ITranscriptStore
{
    private const int PageSize = 20;

    private readonly Dictionary<string, Dictionary<string, List<IActivity>>> _channels = [];
    private readonly Lock _lock = new();

    public Task LogActivityAsync(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        lock (_lock)
        {
            if (!_channels.TryGetValue(activity.ChannelId, out var conversations))
            {
                _channels[activity.ChannelId] = conversations = [];
            }

            if (!conversations.TryGetValue(activity.Conversation.Id, out var transcript))
            {
                conversations[activity.Conversation.Id] = transcript = [];
            }

            transcript.Add(activity);
        }

        return Task.CompletedTask;
    }

    public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(
        string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);
        lock (_lock)
        {
            IEnumerable<IActivity> activities = [];
            if (_channels.TryGetValue(channelId, out var conversations) && conversations.TryGetValue(conversationId, out var transcript))
            {
                activities = transcript.Where(activity => activity.Timestamp >= startDate).OrderBy(activity => activity.Timestamp);
            }

            return Task.FromResult(Page(activities, activity => activity.Id, continuationToken));
        }
    }

    public Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);
        lock (_lock)
        {
            if (_channels.TryGetValue(channelId, out var conversations))
            {
                conversations.Remove(conversationId);
            }
        }

        return Task.CompletedTask;
    }

    public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        lock (_lock)
        {
            IEnumerable<TranscriptInfo> transcripts = [];
            if (_channels.TryGetValue(channelId, out var conversations))
            {
                transcripts = conversations
                    .Select(conversation => new TranscriptInfo
                    {
                        ChannelId = channelId,
                        Id = conversation.Key,
                        Created = conversation.Value.Min(activity => activity.Timestamp) ?? default,
                    })
                    .OrderBy(transcript => transcript.Created);
            }

            return Task.FromResult(Page(transcripts, transcript => transcript.Id, continuationToken));
        }
    }

    // The token is the id of the last item of the page before.
    private static PagedResult<T> Page<T>(IEnumerable<T> items, Func<T, string> id, string continuationToken)
    {
        var rest = continuationToken is null ? items : items.SkipWhile(item => id(item) != continuationToken).Skip(1);
        var page = rest.Take(PageSize).ToArray();
        return new PagedResult<T> { Items = page, ContinuationToken = page.Length == PageSize ? id(page[^1]) : null };
    }
}
