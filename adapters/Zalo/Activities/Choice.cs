using System.Globalization;
using CivicBot.Adapters.Zalo.Client;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>
/// A card action as a line of text and, where Zalo takes it, a button. The lines always stand in the text: Zalo for PC shows no buttons, and a
/// refused button message is sent again as text. Their numbers are the positions of the actions, so a bot can understand a typed "2".
/// </summary>
/// <param name="Line">What the text says beside the number.</param>
/// <param name="Button">Null when Zalo has no such button or would refuse this one.</param>
internal sealed record Choice(string Line, ZaloButton? Button)
{
    private const int MaxButtons = 5;
    private const int MaxTitle = 100;
    private const int MaxPayload = 1000;

    /// <summary>Shorter numbers are emergency and service numbers, which have no country code.</summary>
    private const int ShortestSubscriberNumber = 9;

    public static Choice? From(CardAction action)
    {
        var value = action.Value switch
        {
            null => action.Text ?? "",
            string text => text,
            var other => JsonConvert.SerializeObject(other),
        };
        var title = PlainText.Clean(string.IsNullOrWhiteSpace(action.Title) ? value : action.Title).ReplaceLineEndings(" ");
        if (title.Length == 0)
        {
            return null;
        }

        return action.Type switch
        {
            ActionTypes.ImBack => Query(title, "oa.query.show", value.Length > 0 ? value : title),
            ActionTypes.PostBack or ActionTypes.MessageBack => Query(title, "oa.query.hide", value.Length > 0 ? value : title),
            ActionTypes.Call => Phone(title, value),
            _ when value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) => Phone(title, value),
            _ when OutgoingAttachment.IsWeb(value) =>
                new Choice(Named(title, value), new ZaloButton(Shorten(title, MaxTitle), "oa.open.url", value)),
            _ => new Choice(Named(title, value), Button: null),
        };
    }

    /// <summary>"1. Khai sinh", a line each; empty without choices.</summary>
    public static string Lines(IReadOnlyList<Choice> choices) =>
        string.Join('\n', choices.Select((choice, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {choice.Line}")));

    /// <summary>More than five buttons and Zalo refuses the whole message; the rest stand in the text.</summary>
    public static IReadOnlyList<ZaloButton> Buttons(IEnumerable<Choice> choices) =>
        [.. choices.Select(choice => choice.Button).OfType<ZaloButton>().Take(MaxButtons)];

    /// <summary>At most so many UTF-16 units; the last one an ellipsis where something was left out.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var kept = text[..(length - 1)];
        return (char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept).TrimEnd() + "…";
    }

    private static Choice Query(string title, string type, string payload) =>
        new(title, payload.Length <= MaxPayload ? new ZaloButton(Shorten(title, MaxTitle), type, payload) : null);

    private static Choice Phone(string title, string value)
    {
        var number = value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? value[4..] : value;
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.Length == 0)
        {
            return new Choice(Named(title, number), Button: null);
        }

        var code = digits.StartsWith('0') && digits.Length >= ShortestSubscriberNumber ? "84" + digits[1..] : digits;
        return new Choice(Named(title, number), new ZaloButton(Shorten(title, MaxTitle), "oa.open.phone", code));
    }

    private static string Named(string title, string value) =>
        value.Length == 0 || title.Contains(value, StringComparison.Ordinal) ? title : $"{title}: {value}";
}
