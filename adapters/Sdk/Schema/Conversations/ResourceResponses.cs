using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What a channel answers for one activity that was sent or updated.</summary>
public class ResourceResponse
{
    public ResourceResponse()
    {
    }

    public ResourceResponse(string id = null)
    {
        Id = id;
    }

    /// <summary>The id that the channel gave to the activity; null or empty when nothing was sent.</summary>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }
}

/// <summary>What a channel answers when a conversation was opened.</summary>
public class ConversationResourceResponse
{
    public ConversationResourceResponse()
    {
    }

    public ConversationResourceResponse(string activityId = null, string serviceUrl = null, string id = null)
    {
        ActivityId = activityId;
        ServiceUrl = serviceUrl;
        Id = id;
    }

    [JsonProperty(PropertyName = "activityId")]
    public string ActivityId { get; set; }

    [JsonProperty(PropertyName = "serviceUrl")]
    public string ServiceUrl { get; set; }

    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }
}
