namespace CivicBot.Storage.Export;

public enum ExportFormat
{
    /// <summary>One document with all tables.</summary>
    Json,

    /// <summary>One file for each table in a folder or .zip, or the comments alone in a .csv.</summary>
    Csv,
}

/// <summary>What is to be exported.</summary>
/// <param name="Commune">Only what concerns it; null: all.</param>
/// <param name="From">Comments received and days held from this Vietnamese day on.</param>
/// <param name="To">Up to and with this day.</param>
/// <param name="WithContacts">Also names, phones and the citizens' words as they wrote them; else their masked form alone.</param>
public sealed record ExportOrder(ExportFormat Format, string? Commune = null, DateOnly? From = null, DateOnly? To = null, bool WithContacts = false);
