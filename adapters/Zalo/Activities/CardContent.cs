using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>A card of Bot Framework as text, pictures and actions: all of them share these members.</summary>
internal sealed record CardContent(string Text, IReadOnlyList<string> Images, IReadOnlyList<CardAction> Actions)
{
    private const string CardPrefix = "application/vnd.microsoft.card.";

    /// <returns>Null when the attachment is no card.</returns>
    public static CardContent? Read(Attachment attachment)
    {
        if (attachment.ContentType?.StartsWith(CardPrefix, StringComparison.OrdinalIgnoreCase) != true
            || attachment.Content is not { } content || JToken.FromObject(content) is not JObject card)
        {
            return null;
        }

        var lines = Line(card, "title").Concat(Line(card, "subtitle")).Concat(Line(card, "text")).Concat(Line(card, "fallbackText"))
            .Concat(Pairs(card, "facts", "key", "value")).Concat(Pairs(card, "items", "title", "price"))
            .Concat(Line(card, "total")).Concat(Addresses(card, "media"));
        return new CardContent(
            string.Join('\n', lines),
            [.. Addresses(card, "images").Concat(card["image"] is JObject image ? Address(image) : [])],
            card["buttons"] is JArray buttons ? buttons.ToObject<List<CardAction>>() ?? [] : []);
    }

    private static IEnumerable<string> Line(JObject card, string member) =>
        card[member]?.Type == JTokenType.String && MarkdownText.ToPlain(card.Value<string>(member)) is { Length: > 0 } line ? [line] : [];

    private static IEnumerable<string> Pairs(JObject card, string member, string name, string value) =>
        Objects(card, member)
            .Select(pair => PlainText.Clean($"{pair.Value<string>(name)}: {pair.Value<string>(value)}").Trim(':', ' '))
            .Where(line => line.Length > 0);

    private static IEnumerable<string> Addresses(JObject card, string member) => Objects(card, member).SelectMany(Address);

    private static IEnumerable<string> Address(JObject image) => image.Value<string>("url") is { Length: > 0 } address ? [address] : [];

    private static IEnumerable<JObject> Objects(JObject card, string member) => card[member] is JArray items ? items.OfType<JObject>() : [];
}
