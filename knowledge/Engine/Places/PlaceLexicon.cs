using System.Collections.Frozen;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>What is known about how places are named: the files in <c>knowledge/places</c>, and usual words from the examples of the topics.</summary>
public sealed class PlaceLexicon
{
    private static readonly FrozenDictionary<string, PlaceKind> Kinds = new Dictionary<string, PlaceKind>(StringComparer.Ordinal)
    {
        ["xa"] = PlaceKind.Commune,
        ["khom"] = PlaceKind.Neighbourhood,
        ["duong"] = PlaceKind.Street,
        ["nha"] = PlaceKind.House,
        ["km"] = PlaceKind.KilometreMark,
        ["moc"] = PlaceKind.Landmark,
        ["co-so"] = PlaceKind.Business,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private PlaceLexicon(string knowledge)
    {
        foreach (var row in new TableFile(knowledge, "places/kinds.tsv").Rows(4))
        {
            ReadKind(row);
        }

        foreach (var name in Lines(knowledge, "places/known-names.txt"))
        {
            KnownNames.Add(name, name);
        }

        foreach (var phrase in Lines(knowledge, "places/relations.txt"))
        {
            Relations.Add(phrase.TrimStart('~'), phrase);
        }

        foreach (var phrase in Lines(knowledge, "places/usual-compounds.txt"))
        {
            UsualCompounds.Add(phrase, phrase);
        }

        foreach (var phrase in Lines(knowledge, "places/no-places.txt"))
        {
            NoPlaces.Add(phrase, phrase);
        }

        foreach (var phrase in Lines(knowledge, "places/usual-words.txt"))
        {
            UsualWords.Add(phrase, phrase);
        }

        foreach (var row in new TableFile(knowledge, "places/number-words.tsv").Rows(2))
        {
            NumberWords.Add(row[0], row[1]);
        }

        Surnames = new WordSet(Lines(knowledge, "places/surnames.txt"));
        HamletNames = new WordSet(Lines(knowledge, "places/hamlet-names.txt"));
        PersonWords = new WordSet(Lines(knowledge, "places/person-words.txt"));
        Units = new WordSet(Lines(knowledge, "places/units.txt"));
        ShownRelations = Lines(knowledge, "places/relations.txt").Where(r => r[0] != '~').ToFrozenSet(StringComparer.Ordinal);
        NameSyllables = new WordSet(Lines(knowledge, "places/name-syllables.txt"));
        Background = BackgroundVocabulary.Of(BackgroundVocabulary.Examples(knowledge));
    }

    /// <summary>How usual words are in comments.</summary>
    public BackgroundVocabulary Background { get; }

    internal PhraseSet<PlaceMarker> Markers { get; } = new();

    internal PhraseSet<string> KnownNames { get; } = new();

    internal PhraseSet<string> Relations { get; } = new();

    internal PhraseSet<string> NoPlaces { get; } = new();

    internal PhraseSet<string> UsualWords { get; } = new();

    /// <summary>Number words with their digits.</summary>
    internal PhraseSet<string> NumberWords { get; } = new();

    /// <summary>Usual compounds that begin like a place: hồ sơ, đường dây.</summary>
    internal PhraseSet<string> UsualCompounds { get; } = new();

    /// <summary>Relations that belong to the place when it is shown.</summary>
    internal FrozenSet<string> ShownRelations { get; }

    /// <summary>Common nouns that name hamlets: giếng, đình.</summary>
    internal WordSet HamletNames { get; }

    internal WordSet PersonWords { get; }

    /// <summary>Words that make a number an amount.</summary>
    internal WordSet Units { get; }

    internal WordSet Surnames { get; }

    internal WordSet NameSyllables { get; }

    /// <param name="knowledge">The knowledge directory; <c>topics/examples</c> below it may be missing.</param>
    /// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
    public static PlaceLexicon Load(string knowledge) => new(knowledge);

    private void ReadKind(TableRow row)
    {
        if (!Kinds.TryGetValue(row[0], out var kind))
        {
            throw row.File.Problem(row.Line, $"\"{row[0]}\" is no kind; use one of {string.Join(", ", Kinds.Keys)}");
        }

        var (number, name) = row[2] switch
        {
            "số" => (true, false),
            "tên" => (false, true),
            "cả-hai" => (true, true),
            _ => throw row.File.Problem(row.Line, $"\"{row[2]}\" is not known; write số, tên or cả-hai"),
        };
        foreach (var marker in row.Choices(3))
        {
            Markers.Add(marker.TrimStart('~'), new PlaceMarker(kind, row[1], number, name, marker[0] == '~'));
        }
    }

    private static IEnumerable<string> Lines(string knowledge, string file) => new TableFile(knowledge, file).Rows(1).Select(r => r[0]);
}

/// <summary>Words compared with diacritics, or without them in a message that has none.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string> exact;
    private readonly FrozenSet<string> folded;

    public WordSet(IEnumerable<string> words)
    {
        string[] all = [.. words.SelectMany(WordForm.Words)];
        exact = all.ToFrozenSet(StringComparer.Ordinal);
        folded = all.Select(VietnameseLetters.Fold).ToFrozenSet(StringComparer.Ordinal);
    }

    public bool Contains(PlaceWord word, bool toneless) => toneless ? folded.Contains(word.Folded) : exact.Contains(word.Text);
}
