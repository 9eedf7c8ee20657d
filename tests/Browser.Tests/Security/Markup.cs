using System.Net;
using System.Text.RegularExpressions;

namespace CivicBot.Browser.Tests.Security;

/// <param name="Name">Lower case.</param>
/// <param name="Attributes">Names in lower case, values without entities.</param>
internal sealed record Tag(string Name, IReadOnlyDictionary<string, string> Attributes, bool Closes)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}

/// <param name="Handler">Which handler of the page it is for; null: an end point of its own.</param>
/// <param name="Action">Null: the page itself.</param>
/// <param name="Fields">As a browser would send them, with the first button.</param>
internal sealed record PageForm(string? Handler, string? Action, bool Posts, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string Token = "__RequestVerificationToken";

    public IEnumerable<KeyValuePair<string, string>> WithToken(string? token) =>
        Fields.Where(field => field.Key != Token).Concat(token is null ? [] : [KeyValuePair.Create(Token, token)]);
}

/// <summary>The tags, links and forms of a page, read as a browser reads them as far as the program's own pages need it.</summary>
internal sealed partial class Markup
{
    private Markup(IReadOnlyList<Tag> tags)
    {
        Tags = tags;
        Links = [.. tags.Where(tag => tag.Name is "a" or "link" or "img" or "script").Select(tag => tag["href"] ?? tag["src"]).OfType<string>()];
        Forms = [.. ReadForms()];
    }

    public IReadOnlyList<Tag> Tags { get; }

    public IReadOnlyList<string> Links { get; }

    public IReadOnlyList<PageForm> Forms { get; }

    public static Markup Read(string html) => new([.. TagPattern().Matches(CommentPattern().Replace(html, "")).Select(ReadTag)]);

    private static Tag ReadTag(Match match)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match attribute in AttributePattern().Matches(match.Groups["rest"].Value))
        {
            attributes.TryAdd(attribute.Groups["name"].Value.ToLowerInvariant(), WebUtility.HtmlDecode(attribute.Groups["value"].Value));
        }

        return new Tag(match.Groups["name"].Value.ToLowerInvariant(), attributes, match.Groups["end"].Length > 0);
    }

    private IEnumerable<PageForm> ReadForms()
    {
        for (var start = 0; start < Tags.Count; start++)
        {
            if (Tags[start] is { Name: "form", Closes: false } form)
            {
                var inside = Tags.Skip(start + 1).TakeWhile(tag => tag is not { Name: "form", Closes: true }).Where(tag => !tag.Closes).ToList();
                var fields = inside.Where(IsSent).Select(tag => KeyValuePair.Create(tag["name"]!, tag["value"] ?? "")).ToList();
                var handler = fields.FirstOrDefault(field => field.Key == "_handler").Value;
                yield return new PageForm(handler, form["action"], string.Equals(form["method"], "post", StringComparison.OrdinalIgnoreCase), [.. fields.DistinctBy(field => field.Key)]);
            }
        }
    }

    private static bool IsSent(Tag tag) => tag["name"] is { Length: > 0 } && tag.Name is "input" or "button" or "textarea" or "select" && tag["name"] is not null;

    [GeneratedRegex("<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<rest>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TagPattern();

    [GeneratedRegex("(?<name>[^\\s=/\"'>]+)(\\s*=\\s*(\"(?<value>[^\"]*)\"|'(?<value>[^']*)'|(?<value>[^\\s\"'>]+)))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AttributePattern();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CommentPattern();
}
