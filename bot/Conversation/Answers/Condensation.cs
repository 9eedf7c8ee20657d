namespace CivicBot.Conversation.Answers;

/// <summary>
/// The first things of a section, as many as an elderly reader takes in at once. Items are taken whole; only an item that is longer than
/// everything that fits is cut, and only where a sentence or clause ends, so that no amount, date or condition loses its other half.
/// </summary>
internal static class Condensation
{
    public const int MaxItems = 3;
    public const int MaxCharacters = 380;

    public static CondensedText Of(IReadOnlyList<SectionItem> items, int maxItems = MaxItems, int maxCharacters = MaxCharacters)
    {
        var taken = new List<string>();
        var facts = 0;
        var used = 0;
        var next = 0;
        while (next < items.Count && facts < maxItems)
        {
            // A leading line stays with the item that it leads.
            var span = items[next].IsLead && next + 1 < items.Count ? 2 : 1;
            var length = items.Skip(next).Take(span).Sum(item => item.Text.Length);
            if (used > 0 && used + length > maxCharacters)
            {
                break;
            }

            if (used == 0 && length > maxCharacters && span == 1 && FirstClauses(items[next], maxCharacters) is { } shorter)
            {
                return new CondensedText([shorter], items.Count - 1, ItemWasCut: true);
            }

            taken.AddRange(items.Skip(next).Take(span).Select(item => item.Line));
            used += length;
            next += span;
            facts++;
        }

        // One short item more costs less than the press of a button to see it.
        if (next == items.Count - 1 && used + items[next].Text.Length <= maxCharacters)
        {
            taken.Add(items[next].Line);
            next++;
        }

        return new CondensedText(taken, items.Count - next, ItemWasCut: false);
    }

    private static string? FirstClauses(SectionItem item, int maxCharacters)
    {
        var ends = SectionText.Ends(item.Text);
        var end = ends.LastOrDefault(position => position <= maxCharacters, ends[0]);
        return end == item.Text.Length ? null : (item with { Text = item.Text[..end].TrimEnd(';', ' ') }).Line;
    }
}

/// <param name="Lines">Ready to be shown.</param>
/// <param name="ItemsLeft">Items not shown at all.</param>
/// <param name="ItemWasCut">The last line is the beginning of an item.</param>
internal sealed record CondensedText(IReadOnlyList<string> Lines, int ItemsLeft, bool ItemWasCut)
{
    public bool IsComplete => ItemsLeft == 0 && !ItemWasCut;
}
