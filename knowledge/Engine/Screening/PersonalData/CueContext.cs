using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>The cues of one message, and which stand near a place in it.</summary>
internal sealed class CueContext
{
    private readonly AnalysedText text;
    private readonly PersonalDataRules rules;
    private readonly List<CueHit> hits;

    public CueContext(AnalysedText text, PersonalDataRules rules)
    {
        this.text = text;
        this.rules = rules;
        hits = rules.Find(text.Tokens);
    }

    public IReadOnlyList<CueHit> Hits => hits;

    /// <summary>Cues before a place, nearest first, with at most so many words between, in the same sentence.</summary>
    public IEnumerable<PersonalDataCue> Before(int start, int words)
    {
        var tokens = text.Tokens;
        var place = 0;
        while (place < tokens.Count && tokens[place].Start + tokens[place].Length <= start)
        {
            place++;
        }

        var distance = 0;
        for (var i = place - 1; i >= 0 && distance <= words; i--)
        {
            if (EndsSentence(i) && i < place - 1)
            {
                yield break;
            }

            for (var h = hits.Count - 1; h >= 0; h--)
            {
                if (hits[h].Last == i)
                {
                    yield return hits[h].Cue;
                }
            }

            distance += tokens[i].Kind == TokenKind.Punctuation ? 0 : 1;
        }
    }

    /// <summary>Cues behind a place, nearest first.</summary>
    public IEnumerable<PersonalDataCue> After(int end, int words)
    {
        var tokens = text.Tokens;
        var place = 0;
        while (place < tokens.Count && tokens[place].Start < end)
        {
            place++;
        }

        for (var i = place; i < tokens.Count && i <= place + words && !EndsSentence(i); i++)
        {
            foreach (var hit in hits)
            {
                if (hit.First == i)
                {
                    yield return hit.Cue;
                }
            }
        }
    }

    /// <summary>A unit right behind a number: 1250000đ, 12 triệu, 120m2. One letter counts only where it is written against the number.</summary>
    public bool IsUnitAfter(string original, int end)
    {
        if (end < original.Length && original[end] is '%' or '$' or '²')
        {
            return true;
        }

        var start = end;
        while (start < original.Length && start - end < 2 && original[start] is ' ' or '\u00A0')
        {
            start++;
        }

        var stop = start;
        while (stop < original.Length && char.IsLetter(original[stop]))
        {
            stop++;
        }

        var word = original[start..stop].ToLowerInvariant();
        return rules.IsUnit(word) && (start == end || word.Length > 1 || word == "đ");
    }

    /// <summary>What a word written against a number says: "sdt0908…".</summary>
    public PersonalDataCue? KindOfWord(string letters) =>
        letters.Length > 0 && rules.Find([new Token(letters.ToLowerInvariant(), 0, letters.Length, TokenKind.Word)]) is [var hit, ..] ? hit.Cue : null;

    public bool IsInsuranceCode(string folded) => rules.InsuranceCodes.Contains(folded);

    private bool EndsSentence(int token) => text.Tokens[token] is { Kind: TokenKind.Punctuation, Text: "." or "?" or "!" };
}
