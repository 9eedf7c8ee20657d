namespace CivicBot.Knowledge.Places;

/// <summary>A word that announces a place.</summary>
/// <param name="Kind">Of the place.</param>
/// <param name="Class">Markers of one class mean the same.</param>
/// <param name="TakesNumber">A number may follow.</param>
/// <param name="TakesName">A name may follow.</param>
/// <param name="IsDoubtful">Typed without diacritics it is also a usual word.</param>
internal sealed record PlaceMarker(PlaceKind Kind, string Class, bool TakesNumber, bool TakesName, bool IsDoubtful);
