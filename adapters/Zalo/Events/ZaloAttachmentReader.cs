using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Events;

/// <summary>Reads <c>message.attachments</c>.</summary>
internal static class ZaloAttachmentReader
{
    public static IReadOnlyList<ZaloAttachment> ReadAll(JObject? message) => [.. message.Objects("attachments").Select(Read)];

    private static ZaloAttachment Read(JObject attachment)
    {
        var payload = attachment.Object("payload");
        var coordinates = payload.Object("coordinates");
        return new ZaloAttachment(
            attachment.Text("type") ?? "",
            payload.Text("url"),
            payload.Text("thumbnail"),
            payload.Text("description"),
            payload.Text("name"),
            payload.Integer("size"),
            payload.Text("type"),
            payload.Text("checksum"),
            payload.Text("id"),
            coordinates.Number("latitude"),
            coordinates.Number("longitude"));
    }
}
