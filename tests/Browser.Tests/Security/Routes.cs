using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Browser.Tests.Security;

/// <summary>An end point below /officials.</summary>
/// <param name="Pattern">As mapped, without a slash in front.</param>
/// <param name="Guarded">Somebody must be signed in.</param>
internal sealed record Route(string Pattern, IReadOnlyList<string> Methods, bool Guarded, IReadOnlyList<string> Parameters)
{
    private readonly TemplateMatcher matcher = new(TemplateParser.Parse(Pattern), []);

    /// <summary>Where several patterns match, the one that says more by itself counts.</summary>
    public int Literals { get; } = Pattern.Split('/').Count(segment => !segment.Contains('{', StringComparison.Ordinal));

    public bool Matches(string path) => matcher.TryMatch(path, []);

    /// <summary>An address for it, with something in the place of each parameter.</summary>
    public string Sample(string value) => "/" + string.Join('/', Pattern.Split('/').Select(segment => segment.Contains('{', StringComparison.Ordinal) ? value : segment));

    public override string ToString() => Pattern;
}

/// <summary>Every end point below /officials, asked of the running program: a new page is covered on the day it is written.</summary>
internal sealed class Routes
{
    private Routes(IReadOnlyList<Route> all) => All = all;

    public IReadOnlyList<Route> All { get; }

    public static Routes Of(IServiceProvider services) => new(
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("officials", StringComparison.OrdinalIgnoreCase) == true)
            .GroupBy(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'), StringComparer.Ordinal)
            .Select(same => new Route(
                same.Key,
                [.. same.SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Distinct(StringComparer.Ordinal)],
                same.All(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null),
                [.. same.First().RoutePattern.Parameters.Select(parameter => parameter.Name)])),
    ]);

    /// <returns>Null: no end point has this address.</returns>
    public Route? Of(string path) => All.Where(route => route.Matches(path.Split('?', '#')[0])).MaxBy(route => route.Literals);
}
