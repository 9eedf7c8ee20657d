using System.Security.Cryptography;
using System.Text;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Events;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>
/// What one of our messages is recognised by in its echo and in the conversation history: kind and text, after the cleaning that both sides
/// go through. White space is left out of it, because Zalo may change line ends and trim.
/// </summary>
public static class ContentHash
{
    public static string Of(ZaloContent content) => content switch
    {
        ZaloContent.Text text => OfText(text.Body),
        ZaloContent.Image image => Of("image", image.Caption),
        ZaloContent.File => Of("file", text: null),
        ZaloContent.ContactRequest request => Of("contact", request.Title + request.Subtitle),
        ZaloContent.Reaction reaction => Of("reaction", reaction.Icon + reaction.MessageId),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType(), "Unknown kind of content."),
    };

    /// <summary>Text messages, with and without buttons: an echo of a template-like message carries its text as well.</summary>
    public static string OfText(string? text) => Of("text", text);

    public static string Of(ZaloEvent.Echo echo) => echo.Kind switch
    {
        ZaloMessageKind.Image or ZaloMessageKind.Gif => Of("image", echo.Text),
        ZaloMessageKind.File => Of("file", text: null),
        _ => OfText(echo.Text),
    };

    private static string Of(string kind, string? text)
    {
        var letters = PlainText.Clean(text).Where(character => !char.IsWhiteSpace(character));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{string.Concat(letters)}")));
    }
}
