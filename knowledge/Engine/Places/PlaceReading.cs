namespace CivicBot.Knowledge.Places;

/// <summary>Where a comment says that something is.</summary>
/// <param name="Parts">In the order of the text.</param>
/// <param name="Display">The whole place as one phrase as the citizen wrote it; null if none was found.</param>
/// <param name="Neighbourhood">The part of the commune that it names, from the commune's own list.</param>
public sealed record PlaceReading(IReadOnlyList<PlacePart> Parts, string? Display, Neighbourhood? Neighbourhood)
{
    public static PlaceReading None { get; } = new([], null, null);

    public IEnumerable<PlacePart> Of(PlaceKind kind) => Parts.Where(p => p.Kind == kind);
}

/// <summary>A part of the commune (khóm, ấp, khu phố, thôn) as its own list names it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As people write it, for example "Khu phố 3".</param>
/// <param name="Aliases">Older or everyday names.</param>
public sealed record Neighbourhood(string Id, string Name, IReadOnlyList<string> Aliases);
