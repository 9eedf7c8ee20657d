using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Finds all personal data of a message.</summary>
internal sealed class PersonalDataFinder(PersonalDataRules rules, OfficeTitles offices)
{
    private readonly IdentityFinder identities = new(rules, offices);

    /// <summary>In the order of the text, without overlaps: where two overlap, the one that was surer stays.</summary>
    public IReadOnlyList<PersonalDatum> Find(AnalysedText text)
    {
        var cues = new CueContext(text, rules);
        var found = new List<PersonalDatum>();
        Add(found, EmailAddresses.Find(text.Original));
        Add(found, NumberFinder.Find(text, cues));
        Add(found, VehiclePlates.Find(text.Original, cues));
        Add(found, identities.Find(text, cues, [.. found]));
        found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    private static void Add(List<PersonalDatum> found, IEnumerable<PersonalDatum> more)
    {
        foreach (var datum in more)
        {
            if (!found.Exists(f => f.Start < datum.End && datum.Start < f.End))
            {
                found.Add(datum);
            }
        }
    }
}
