namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Finds mail addresses, also with spaces around @ and dot ("hoa87 @ gmail . com"). Those of authorities (.gov.vn) belong to nobody.</summary>
internal static class EmailAddresses
{
    public static IEnumerable<PersonalDatum> Find(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var left = Back(text, at);
            var start = left;
            while (start > 0 && IsLocal(text[start - 1]))
            {
                start--;
            }

            var domain = Forward(text, at + 1);
            var end = DomainEnd(text, domain);
            if (start < left && end > domain && !text.AsSpan(domain, end - domain).EndsWith("gov.vn", StringComparison.OrdinalIgnoreCase))
            {
                yield return new PersonalDatum(PersonalDataKind.Email, start, end - start);
            }
        }
    }

    /// <summary>Where the domain ends, or its own beginning where it has no dot.</summary>
    private static int DomainEnd(string text, int start)
    {
        var (end, dots) = (start, 0);
        while (true)
        {
            var label = end;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
            {
                end++;
            }

            var dot = Forward(text, end);
            if (end == label || dot >= text.Length || text[dot] != '.')
            {
                return dots > 0 && end > label ? end : dots > 1 ? label - 1 : start;
            }

            // "gmail.com. Cảm ơn": behind a dot and a space stands a new sentence, unless the dot itself stands apart.
            var next = Forward(text, dot + 1);
            if (next >= text.Length || !char.IsAsciiLetter(text[next]) || (next > dot + 1 && (dots > 0 || dot == end)))
            {
                return dots > 0 ? end : start;
            }

            dots++;
            end = next;
        }
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';

    private static int Back(string text, int at) => at > 0 && text[at - 1] == ' ' ? at - 1 : at;

    private static int Forward(string text, int at) => at < text.Length && text[at] == ' ' ? at + 1 : at;
}
