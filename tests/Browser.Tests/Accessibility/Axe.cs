using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Accessibility;

/// <summary>axe-core, the usual judge of whether screen readers and keyboards get along with a page. It comes by npm; <c>tests/run</c> fetches it.</summary>
internal static class Axe
{
    private const string Module = "tests/Browser.Tests/Accessibility/node_modules/axe-core/axe.min.js";

    private static readonly Lazy<string> Source = new(Read);

    public static string Script => Source.Value;

    /// <returns>What is serious or critical: rule, what it means, where.</returns>
    public static Task<string[]> RunAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(', ') + (v.nodes.length > 3 ? ' and ' + (v.nodes.length - 3) + ' more' : ''))
        """);

    private static string Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, Module) is var file && File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }

        throw new FileNotFoundException("axe-core is missing: run 'npm ci' in tests/Browser.Tests/Accessibility, or tests/run, which does.");
    }
}
