using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>Pixels of a picture, from <c>{"width":…,"height":…}</c> as the attachment's content.</summary>
internal sealed record PictureSize(int Width, int Height)
{
    public static PictureSize? Of(Attachment attachment)
    {
        var content = attachment.Content is { } given ? JToken.FromObject(given) as JObject : null;
        return content is not null && content["width"]?.Type == JTokenType.Integer && content["height"]?.Type == JTokenType.Integer
            ? new PictureSize(content.Value<int>("width"), content.Value<int>("height"))
            : null;
    }
}
