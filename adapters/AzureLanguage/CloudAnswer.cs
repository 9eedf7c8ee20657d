namespace CivicBot.Adapters.AzureLanguage;

/// <summary>What came back for several documents.</summary>
/// <param name="Documents">One for each, in order.</param>
/// <param name="Outcome">The worst that happened.</param>
public sealed record CloudAnswer<T>(IReadOnlyList<DocumentAnswer<T>> Documents, CloudOutcome Outcome)
    where T : class;

/// <summary>What came back for one document.</summary>
/// <param name="Value">Null: no answer.</param>
/// <param name="Trouble">Code of the service or name of the outcome; null where there is an answer. Never words of the document.</param>
public sealed record DocumentAnswer<T>(T? Value, string? Trouble)
    where T : class;

/// <summary>A label with its probability, 0 to 1.</summary>
public readonly record struct CloudLabel(string Name, double Score);

/// <summary>Labels of a document, most probable first; may be none.</summary>
public sealed record CloudLabels(IReadOnlyList<CloudLabel> Labels);

/// <summary>The language of a document.</summary>
/// <param name="Iso">ISO 639-1.</param>
public sealed record CloudLanguage(string Iso, string Name, double Score);

/// <summary>Key phrases of a document.</summary>
public sealed record CloudPhrases(IReadOnlyList<string> Phrases);

/// <summary>Personal data that the service found in what was sent, which was masked already.</summary>
/// <param name="Redacted">What was sent, with asterisks in the place of what was found.</param>
/// <param name="Kinds">Their categories, each once.</param>
public sealed record CloudPersonalData(string Redacted, IReadOnlyList<string> Kinds);
