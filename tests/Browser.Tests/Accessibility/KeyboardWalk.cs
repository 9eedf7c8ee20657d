using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Accessibility;

/// <summary>Presses Tab from the top of a page to its end, as somebody without a mouse does.</summary>
internal static class KeyboardWalk
{
    private const int MostStops = 400;

    private const string Mark =
        """
        () => {
          const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(e => !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0 && e.checkVisibility({ checkVisibilityCSS: true }) && !e.closest('iframe'));
          const groups = new Set();
          stops.filter(e => e.type !== 'radio' || !groups.has(e.name) && groups.add(e.name)).forEach((e, i) => e.dataset.stop = i);
          return document.querySelectorAll('[data-stop]').length;
        }
        """;

    private const string Here =
        """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body || e.tagName === 'IFRAME') return null;
          const s = getComputedStyle(e);
          const seen = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
          return (e.dataset.stop ?? (e.type === 'radio' ? 'radio' : 'none')) + '|' + (seen ? '' : e.tagName + ' ' + (e.name || e.textContent || '').trim().slice(0, 40));
        }
        """;

    /// <returns>What could not be reached or did not show that it has the focus.</returns>
    public static async Task<IReadOnlyList<string>> AsAsync(IPage page)
    {
        var stops = await page.EvaluateAsync<int>(Mark);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        for (var press = 0; press < Math.Min(stops + 60, MostStops) && reached.Count < stops; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await page.EvaluateAsync<string?>(Here))?.Split('|', 2) is [var stop, var unseen])
            {
                reached.Add(stop);
                wrong.AddRange(unseen.Length > 0 ? [$"no visible focus: {unseen}"] : []);
            }
        }

        if (reached.Count(stop => char.IsAsciiDigit(stop[0])) < Math.Min(stops, MostStops - 60))
        {
            var missing = await page.EvaluateAsync<string[]>(
                "reached => [...document.querySelectorAll('[data-stop]')].filter(e => !reached.includes(e.dataset.stop)).slice(0, 5).map(e => e.tagName + ' ' + (e.name || e.textContent || '').trim().slice(0, 40))", reached.ToArray());
            wrong.AddRange(missing.Select(what => $"not reached: {what}"));
        }

        return [.. wrong.Distinct(StringComparer.Ordinal)];
    }
}
