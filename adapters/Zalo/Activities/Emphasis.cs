using System.Text;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>
/// Takes paired <c>*</c>, <c>_</c> and <c>~~</c> out of a text. A sign that pairs with nothing stays: "*101#", "01/ĐK_TT", "3*4*5".
/// </summary>
internal static class Emphasis
{
    public static string Remove(string text)
    {
        var runs = Runs(text);
        if (runs.Count < 2)
        {
            return text;
        }

        var gone = new bool[text.Length];
        for (var closer = 1; closer < runs.Count; closer++)
        {
            for (var opener = closer - 1; opener >= 0 && runs[closer].CanClose && runs[closer].Left > 0; opener--)
            {
                Pair(runs[opener], runs[closer], gone);
            }
        }

        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (!gone[index])
            {
                kept.Append(text[index]);
            }
        }

        return kept.ToString();
    }

    private static void Pair(Run opener, Run closer, bool[] gone)
    {
        if (opener.Sign != closer.Sign || !opener.CanOpen || opener.Left == 0)
        {
            return;
        }

        // The inner signs of the opener meet the outer-facing signs of the closer: take from the end of one and the beginning of the other.
        for (var count = Math.Min(opener.Left, closer.Left); count > 0; count--)
        {
            gone[opener.Start + --opener.Left] = true;
            gone[closer.Start + closer.Length - closer.Left--] = true;
        }
    }

    private static List<Run> Runs(string text)
    {
        var runs = new List<Run>();
        for (var index = 0; index < text.Length; index++)
        {
            var sign = text[index];
            if (sign is not ('*' or '_' or '~'))
            {
                continue;
            }

            var start = index;
            while (index + 1 < text.Length && text[index + 1] == sign)
            {
                index++;
            }

            runs.Add(new Run(text, start, index - start + 1));
        }

        return runs;
    }

    /// <summary>One or more of the same sign in a row, with its neighbours.</summary>
    private sealed class Run
    {
        public Run(string text, int start, int length)
        {
            (Sign, Start, Length, Left) = (text[start], start, length, length);
            var before = start == 0 ? ' ' : text[start - 1];
            var after = start + length >= text.Length ? ' ' : text[start + length];
            var tight = char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
            var usable = Sign switch
            {
                '~' => length == 2,
                '_' => !tight,
                _ => !tight || length > 1,
            };
            CanOpen = usable && !char.IsWhiteSpace(after) && !(IsPunctuation(after) && char.IsLetterOrDigit(before));
            CanClose = usable && !char.IsWhiteSpace(before) && !(IsPunctuation(before) && char.IsLetterOrDigit(after));
        }

        public char Sign { get; }

        public int Start { get; }

        public int Length { get; }

        /// <summary>Signs that have not found a partner.</summary>
        public int Left { get; set; }

        public bool CanOpen { get; }

        public bool CanClose { get; }

        private static bool IsPunctuation(char character) => char.IsPunctuation(character) || char.IsSymbol(character);
    }
}
