using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CivicBot.Load.Fuzz;

/// <summary>
/// The officials' pages: an administrator is set up and signed in, every page that links lead to is read, and its forms are posted with fields that nobody would fill in like this. Forms that would end the session are left out.
/// </summary>
internal sealed partial class FormFuzz(Uri root)
{
    private const int MostPages = 80;
    private const string Token = "__RequestVerificationToken";
    private const string Password = "mưa rơi trên mái ngói";

    private static readonly string[] LeftAlone = ["/sign-out", "/officials/me", "/second-factor", "/accounts", "/sessions", "/backup", "/setup"];

    private static readonly string[] Elsewhere =
    [
        "/", "/chat", "/officials/sign-in", "/officials/setup", "/officials/nothing", "/zalo/oauth/callback", "/zalo/oauth/start", "/zalo_verifierx.html", "/health/ready", "/officials/comments", "/officials/digests", "/officials/days",
        "/officials/assets/officials.css", "/open311/v2/services.json",
    ];

    private readonly List<PageForm> forms = [];
    private readonly List<string> pages = [];

    public int Forms => forms.Count;

    /// <summary>Signs in and reads the pages.</summary>
    /// <param name="http">Keeps the cookies.</param>
    /// <param name="setupCode">From the data directory.</param>
    /// <exception cref="InvalidOperationException">Nobody could sign in.</exception>
    public async Task LearnAsync(HttpClient http, string setupCode, CancellationToken cancellationToken)
    {
        var setup = FormsOf("/officials/setup", await GetAsync(http, "/officials/setup", cancellationToken)).Single(form => form.Fields.ContainsKey("Form.SetupCode"));
        var filled = new Dictionary<string, string>(setup.Fields, StringComparer.Ordinal)
        {
            ["Form.SetupCode"] = setupCode, ["Form.DisplayName"] = "Trần Thị Thử", ["Form.Title"] = "Quản trị", ["Form.UserName"] = "quantri", ["Form.Password"] = Password, ["Form.Again"] = Password,
        };
        using (await http.PostAsync(new Uri(root, setup.Action), new FormUrlEncodedContent(filled), cancellationToken))
        {
            // Signed in, or the page below says otherwise.
        }

        var waiting = new Queue<string>(["/officials"]);
        while (waiting.TryDequeue(out var path) && pages.Count < MostPages)
        {
            if (pages.Contains(path, StringComparer.Ordinal))
            {
                continue;
            }

            pages.Add(path);
            var page = await GetAsync(http, path, cancellationToken);
            forms.AddRange(FormsOf(path, page).Where(form => !LeftAlone.Any(left => form.Action.Contains(left, StringComparison.Ordinal))));
            foreach (var link in Links().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["to"].Value)).Where(link => !LeftAlone.Any(left => link.Contains(left, StringComparison.Ordinal))))
            {
                waiting.Enqueue(link);
            }
        }

        if (forms.Count == 0)
        {
            throw new InvalidOperationException("No form was found: nobody could sign in.");
        }
    }

    public HttpRequestMessage Make(Mutator mutator)
    {
        if (mutator.Chance(0.3))
        {
            var address = $"{(mutator.Chance(0.5) ? mutator.Pick(pages) : mutator.Pick(Elsewhere))}{(mutator.Chance(0.2) ? "/" + Escaped(mutator) : "")}?{Escaped(mutator)}={Escaped(mutator)}&page={Escaped(mutator)}&state={Escaped(mutator)}&code={Escaped(mutator)}";
            return new HttpRequestMessage(HttpMethod.Get, new Uri(root.GetLeftPart(UriPartial.Authority) + address));
        }

        var form = mutator.Pick(forms);
        var fields = form.Fields.ToDictionary(field => field.Key, field => Fixed(field.Key) && mutator.Chance(0.97) || mutator.Chance(0.4) ? field.Value : mutator.Text(), StringComparer.Ordinal);
        if (mutator.Chance(0.1))
        {
            fields[mutator.Pick(NastyTexts.Breaking)] = mutator.Text();
        }

        if (mutator.Chance(0.1) && fields.Count > 0)
        {
            fields.Remove(mutator.Pick([.. fields.Keys]));
        }

        return new HttpRequestMessage(HttpMethod.Post, new Uri(root, form.Action)) { Content = Body(fields, mutator) };
    }

    private static bool Fixed(string field) => field is Token or "_handler";

    private static HttpContent Body(Dictionary<string, string> fields, Mutator mutator)
    {
        if (mutator.Chance(0.2))
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
            {
                parts.Add(new StringContent(Whole(value)), name.All(c => c is > ' ' and < '\x7f' and not '"') && name.Length > 0 ? name : "field");
            }

            parts.Add(new ByteArrayContent(mutator.Bytes("not a photo"u8.ToArray())), "files", "o.jpg");
            return parts;
        }

        var text = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(Whole(field.Key))}={Uri.EscapeDataString(Whole(field.Value))}"));
        var bytes = Encoding.ASCII.GetBytes(text);
        return new ByteArrayContent(mutator.Chance(0.1) ? mutator.Bytes(bytes) : bytes) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
    }

    /// <summary>Half a character cannot be escaped; it travels as its own number does in broken clients.</summary>
    private static string Whole(string text) => string.Concat(text.Select(c => char.IsSurrogate(c) ? "\ufffd" : c.ToString()));

    private static string Escaped(Mutator mutator)
    {
        var text = Whole(mutator.Text());
        return Uri.EscapeDataString(text.Length > 500 ? text[..500] : text);
    }

    private async Task<string> GetAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(new Uri(root, path), cancellationToken);
        return answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync(cancellationToken) : "";
    }

    private static IEnumerable<PageForm> FormsOf(string path, string page)
    {
        foreach (Match form in FormBodies().Matches(page))
        {
            var head = form.Groups["head"].Value;
            if (!head.Contains("post", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match field in Fields().Matches(form.Groups["body"].Value))
            {
                var value = Values().Match(field.Value);
                fields.TryAdd(WebUtility.HtmlDecode(field.Groups["name"].Value), value.Success ? WebUtility.HtmlDecode(value.Groups["value"].Value) : "");
            }

            var action = Actions().Match(head);
            yield return new PageForm(action.Success && action.Groups["to"].Length > 0 ? WebUtility.HtmlDecode(action.Groups["to"].Value) : path, fields);
        }
    }

    private sealed record PageForm(string Action, IReadOnlyDictionary<string, string> Fields);

    [GeneratedRegex("<form(?<head>[^>]*)>(?<body>.*?)</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex FormBodies();

    [GeneratedRegex("<(input|textarea|select|button)[^>]*\\bname=\"(?<name>[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Fields();

    [GeneratedRegex("\\bvalue=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Values();

    [GeneratedRegex("\\baction=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Actions();

    [GeneratedRegex("<a[^>]*\\bhref=\"(?<to>/officials[^\"#]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Links();
}
