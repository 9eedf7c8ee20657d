using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>
/// One JSON file a conversation, in one folder a channel. Unlike the other stores it plays updates and deletions into the transcript. Made
/// for tests and for reading: the whole file is written again for every activity.
/// </summary>
public class FileTranscriptLogger : ITranscriptStore
{
    private const string Extension = ".transcript";

    private static readonly JsonSerializerSettings Json = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        Formatting = Formatting.Indented,
    };

    private readonly string _folder;
    private readonly bool _unitTestMode;
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <param name="folder">Where the files go; the current folder when left out.</param>
    /// <param name="unitTestMode">Whether a file that an earlier logger wrote is begun again.</param>
    public FileTranscriptLogger(string folder = null, bool unitTestMode = true)
    {
        _folder = Path.GetFullPath(folder ?? Environment.CurrentDirectory);
        _unitTestMode = unitTestMode;
        Directory.CreateDirectory(_folder);
    }

    public async Task LogActivityAsync(IActivity activity)
    {
        BotAssert.ActivityNotNull(activity);
        var file = FileOf(activity.ChannelId, activity.Conversation.Id);
        await _oneAtATime.WaitAsync();
        try
        {
            var isNew = _started.Add(file) && _unitTestMode;
            var transcript = isNew ? [] : await ReadAsync(file);
            if (Play(transcript, (Activity)activity))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file));
                await File.WriteAllTextAsync(file, JsonConvert.SerializeObject(transcript, Json));
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(
        string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default)
    {
        // All in one page: there is never a token to come back with.
        var transcript = await ReadAsync(FileOf(channelId, conversationId));
        return new PagedResult<IActivity>
        {
            Items = transcript.Where(activity => activity.Timestamp is null || activity.Timestamp >= startDate).ToArray<IActivity>(),
        };
    }

    public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null)
    {
        var folder = new DirectoryInfo(FolderOf(channelId));
        var transcripts = folder.Exists
            ? folder.EnumerateFiles("*" + Extension)
                .Select(file => new TranscriptInfo
                {
                    ChannelId = channelId,
                    Id = Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(file.Name)),
                    Created = file.CreationTimeUtc,
                })
                .ToArray()
            : [];
        return Task.FromResult(new PagedResult<TranscriptInfo> { Items = transcripts });
    }

    public Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        var file = FileOf(channelId, conversationId);
        if (File.Exists(file))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    private static bool Play(List<Activity> transcript, Activity activity)
    {
        if (activity.Type is not (ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete))
        {
            transcript.Add(activity);
            return true;
        }

        var index = transcript.FindIndex(earlier => earlier.Id == activity.Id);
        if (index < 0)
        {
            return false;
        }

        transcript[index] = activity.Type == ActivityTypes.MessageUpdate
            ? Updated(transcript[index], activity)
            : Tombstone(transcript[index]);
        return true;
    }

    private static Activity Updated(Activity earlier, Activity update)
    {
        var message = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(update, Json));
        message.Type = earlier.Type;
        message.LocalTimestamp = earlier.LocalTimestamp;
        message.Timestamp = earlier.Timestamp;
        return message;
    }

    // What is deleted leaves its place, not its content or the names of those who spoke.
    private static Activity Tombstone(Activity earlier) => new(ActivityTypes.MessageDelete, earlier.Id)
    {
        From = new ChannelAccount("deleted", role: earlier.From?.Role),
        Recipient = new ChannelAccount("deleted", role: earlier.Recipient?.Role),
        Locale = earlier.Locale,
        LocalTimestamp = earlier.LocalTimestamp,
        Timestamp = earlier.Timestamp,
        ChannelId = earlier.ChannelId,
        Conversation = earlier.Conversation,
        ServiceUrl = earlier.ServiceUrl,
        ReplyToId = earlier.ReplyToId,
    };

    private static async Task<List<Activity>> ReadAsync(string file) =>
        File.Exists(file) ? JsonConvert.DeserializeObject<List<Activity>>(await File.ReadAllTextAsync(file)) : [];

    // Ids come from a channel and may hold anything. Escaped, they cannot leave the folder: a dot alone would, so it is escaped as well.
    private static string Escape(string id) => Uri.EscapeDataString(id).Replace(".", "%2E", StringComparison.Ordinal);

    private string FolderOf(string channelId)
    {
        ArgumentException.ThrowIfNullOrEmpty(channelId);
        return Path.Combine(_folder, Escape(channelId));
    }

    private string FileOf(string channelId, string conversationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        return Path.Combine(FolderOf(channelId), Escape(conversationId) + Extension);
    }
}
