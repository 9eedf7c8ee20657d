namespace CivicBot.Knowledge.Procedures;

/// <summary>Whose local text (quy định riêng) applies: names of folders under <c>knowledge/local</c>.</summary>
/// <param name="Province">Folder of the province or city, for example <c>tinh-minh-hoa</c>.</param>
/// <param name="Commune">Folder of the commune or ward below it; null for the province as a whole.</param>
public sealed record Locality(string Province, string? Commune = null);
