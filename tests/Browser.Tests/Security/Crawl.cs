using System.Net;

namespace CivicBot.Browser.Tests.Security;

/// <param name="Path">With query.</param>
internal sealed record CrawledPage(string Path, Route? Route, Answer Answer)
{
    public Markup Markup { get; } = Markup.Read(Answer.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal) ? Answer.Body : "");
}

/// <summary>Walks from the front page and from every page without parameters over all links, as one visitor.</summary>
internal static class Crawl
{
    /// <summary>Of each page: so many addresses with other parameters, with the same set of query words, and with query words at all (filters link to every combination of themselves).</summary>
    private const int MostOfAKind = 20;
    private const int MostOfAQuery = 2;
    private const int MostQueries = 12;

    public static async Task<IReadOnlyList<CrawledPage>> AsAsync(HttpVisitor visitor, Routes routes)
    {
        var waiting = new Queue<string>(["/officials", .. routes.All.Where(route => route.Parameters.Count == 0 && route.Methods.Contains("GET")).Select(route => route.Sample(""))]);
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var pages = new List<CrawledPage>();
        while (waiting.TryDequeue(out var path))
        {
            var page = new CrawledPage(path, routes.Of(path), await visitor.GetAsync(path));
            pages.Add(page);
            foreach (var link in page.Markup.Links.Append(page.Answer.Status == HttpStatusCode.Redirect ? page.Answer.Location ?? "" : "").Select(link => Own(link, visitor)).OfType<string>())
            {
                if (!seen.Contains(link) && IsWanted(link, routes, counts))
                {
                    seen.Add(link);
                    waiting.Enqueue(link);
                }
            }
        }

        return pages;
    }

    private static bool IsWanted(string link, Routes routes, Dictionary<string, int> counts)
    {
        var query = link.Contains('?', StringComparison.Ordinal) ? string.Join(',', link[(link.IndexOf('?') + 1)..].Split('&').Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal)) : "";
        var page = routes.Of(link)?.Pattern ?? link.Split('?')[0];
        return query.Length == 0 ? Counted(page, MostOfAKind) : Counted($"{page}?{query}", MostOfAQuery) && Counted($"{page}?", MostQueries);

        bool Counted(string kind, int most) => (counts[kind] = counts.GetValueOrDefault(kind) + 1) <= most;
    }

    /// <returns>The path below /officials; null: elsewhere.</returns>
    private static string? Own(string link, HttpVisitor visitor)
    {
        var origin = visitor.At("").GetLeftPart(UriPartial.Authority);
        var path = link.StartsWith(origin, StringComparison.Ordinal) ? link[origin.Length..] : link.StartsWith("officials", StringComparison.Ordinal) ? "/" + link : link;
        return path.StartsWith("/officials", StringComparison.Ordinal) && !path.StartsWith("//", StringComparison.Ordinal) ? path.Split('#')[0] : null;
    }
}
