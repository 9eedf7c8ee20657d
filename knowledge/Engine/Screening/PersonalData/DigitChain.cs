namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Neighbouring groups of digits, read as one number.</summary>
/// <param name="Groups">At least one.</param>
internal readonly record struct DigitChain(DigitGroup[] Groups)
{
    public string Digits { get; } = string.Concat(Groups.Select(g => g.Digits));

    public int Start => Groups[0].Start;

    public int End => Groups[^1].End;

    /// <summary>1.250.000 or 350 000: groups of three after a shorter one that does not begin with 0.</summary>
    public bool IsAmount => Groups.Length > 1 && Groups[0].Digits.Length <= 3 && Groups[0].Digits[0] != '0' && Groups.Skip(1).All(g => g.Digits.Length == 3);

    /// <summary>12.3.2026 or 12-03-2026, perhaps with more behind it.</summary>
    public bool BeginsWithDate => Groups is [{ Digits.Length: <= 2 }, { Digits.Length: <= 2 }, { Digits: ['1', '9', _, _] or ['2', '0', _, _] }, ..];

    /// <summary>The chains that begin at a group, longest first, the ties inside one chain alike; last, the longest with any ties.</summary>
    public static IEnumerable<DigitChain> From(IReadOnlyList<DigitGroup> groups, int first, int longest)
    {
        var end = first + 1;
        var length = groups[first].Digits.Length;
        while (end < groups.Count && groups[end].Joint != DigitJoint.None && (end == first + 1 || groups[end].Joint == groups[first + 1].Joint)
            && length + groups[end].Digits.Length <= longest)
        {
            length += groups[end].Digits.Length;
            end++;
        }

        for (var stop = end; stop > first; stop--)
        {
            yield return new DigitChain([.. groups.Skip(first).Take(stop - first)]);
        }

        // "0 9 1 2 - 3 4 5 - 6 7 8": where nothing was found so, all that is tied at all.
        if (end < groups.Count && groups[end].Joint != DigitJoint.None)
        {
            while (end < groups.Count && groups[end].Joint != DigitJoint.None && length + groups[end].Digits.Length <= longest)
            {
                length += groups[end].Digits.Length;
                end++;
            }

            yield return new DigitChain([.. groups.Skip(first).Take(end - first)]);
        }
    }
}
