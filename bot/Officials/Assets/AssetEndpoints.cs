using System.Reflection;

namespace CivicBot.Officials.Assets;

/// <summary>Styles and scripts of the officials' pages: the files of this folder, which travel inside the program. A file bears the name of the feature that it serves.</summary>
internal static class AssetEndpoints
{
    private const string Prefix = "Officials.";

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        var program = Assembly.GetExecutingAssembly();
        foreach (var name in program.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var type = Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                var other => throw new InvalidOperationException($"No page knows what to do with an asset of the type '{other}'."),
            };
            Serve($"/officials/assets/{name[Prefix.Length..]}", name, type);
        }

        // Asked for by browsers on pages that name no icon: papers, pictures.
        Serve("/favicon.ico", $"{Prefix}icon.svg", "image/svg+xml");

        void Serve(string address, string name, string type) => app.MapGet(address, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Stream(program.GetManifestResourceStream(name)!, type);
        }).AllowAnonymous();
    }
}
