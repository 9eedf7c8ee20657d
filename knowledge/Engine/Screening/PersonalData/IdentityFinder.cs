using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>
/// Finds who writes or is spoken of as a private person: the writer's own full name; a name together with an exact home address or a date of birth.
/// Names of streets, schools and companies, and of officials in their office, are nobody's secret.
/// </summary>
internal sealed class IdentityFinder(PersonalDataRules rules, OfficeTitles offices)
{
    // Words between a name and the address or date that goes with it.
    private const int Together = 8;
    private const int BirthDistance = 4;

    /// <param name="text">The message.</param>
    /// <param name="cues">Its cues.</param>
    /// <param name="numbers">Numbers found before: a name beside one is the name of its owner.</param>
    public IEnumerable<PersonalDatum> Find(AnalysedText text, CueContext cues, IReadOnlyCollection<PersonalDatum> numbers)
    {
        var reader = new PersonNameReader(text, rules);
        var named = Introduced(text, cues, reader).ToList();
        var own = named.Where(n => n.IsOwn).Select(n => n.Name).ToList();
        var others = named.Where(n => !n.IsOwn).Select(n => n.Name).Concat(Standing(reader, cues)).Where(n => n.IsFull).ToList();
        var homes = own.Count + others.Count == 0 ? [] : HomeAddress.Find(text, cues, reader, rules).ToList();
        var births = own.Count + others.Count == 0 ? [] : Births(text, cues).ToList();
        List<PersonalDatum> telling = [.. homes, .. births, .. numbers];
        var masked = own.Where(n => n.IsFull || telling.Count > 0).Select(n => n.ToDatum())
            .Concat(others.Where(n => telling.Exists(t => AreTogether(reader, n, t))).Select(n => n.ToDatum()))
            .ToList();
        return masked.Count == 0 ? [] : masked.Concat(homes).Concat(births);
    }

    /// <summary>Names behind "tên là", "tôi là", "chủ hộ".</summary>
    private IEnumerable<(PersonName Name, bool IsOwn)> Introduced(AnalysedText text, CueContext cues, PersonNameReader reader)
    {
        foreach (var hit in cues.Hits.Where(h => h.Cue is PersonalDataCue.OwnName or PersonalDataCue.Self or PersonalDataCue.Person))
        {
            var last = text.Tokens[hit.Last];
            var first = reader.WordAt(last.Start + last.Length);
            while (first < reader.Words.Count && (reader.Words[first] is { Kind: TokenKind.Punctuation, Text: ":" } || offices.IsHonorific(reader.Words[first], text.IsToneless)))
            {
                first++;
            }

            if (reader.At(first) is { } name && (name.HasSurname || (hit.Cue == PersonalDataCue.OwnName && name.Words <= 4)) && (name.IsCapitalised || hit.Cue != PersonalDataCue.Person) && !IsOfficials(hit, name))
            {
                yield return (name, hit.Cue != PersonalDataCue.Person);
            }
        }

        // "tôi là A, trưởng thôn"; "cán bộ tên A": a bare "tên" may be anybody's.
        bool IsOfficials(CueHit hit, PersonName name) => offices.IsBehind(reader.Words, name) || (hit.First == hit.Last && offices.IsBefore(reader.Words, name, Together));
    }

    /// <summary>Full names with capitals that stand anywhere, unless the words before say that they are a street's or an official's.</summary>
    private IEnumerable<PersonName> Standing(PersonNameReader reader, CueContext cues)
    {
        for (var i = 0; i < reader.Words.Count; i++)
        {
            if (!reader.IsCapitalised(i) || reader.At(i) is not { } name)
            {
                continue;
            }

            if (name is { IsFull: true, Words: >= 3 } && !cues.Before(name.Start, 1).Any(c => c is PersonalDataCue.Named or PersonalDataCue.Place) && !IsAfterNumber(reader, i)
                && !offices.IsBefore(reader.Words, name) && !offices.IsBehind(reader.Words, name))
            {
                yield return name;
            }

            i += name.Words - 1;
        }
    }

    private static IEnumerable<PersonalDatum> Births(AnalysedText text, CueContext cues)
    {
        foreach (var token in text.Tokens)
        {
            var isDate = token.Kind == TokenKind.Date || (token.Kind == TokenKind.Number && token.Text is ['1', '9', _, _] or ['2', '0', _, _]);
            if (isDate && cues.Before(token.Start, BirthDistance).Contains(PersonalDataCue.Birth))
            {
                yield return new PersonalDatum(PersonalDataKind.BirthDate, token.Start, token.Length);
            }
        }
    }

    /// <summary>"12 Nguyễn Văn Cừ" is a house.</summary>
    private static bool IsAfterNumber(PersonNameReader reader, int word) => word > 0 && reader.Words[word - 1].Kind == TokenKind.Number;

    private static bool AreTogether(PersonNameReader reader, PersonName name, PersonalDatum datum)
    {
        var (end, begin) = name.Start < datum.Start ? (name.End, datum.Start) : (datum.End, name.Start);
        return reader.Words.Count(w => w.Start >= end && w.Start < begin) <= Together;
    }
}
