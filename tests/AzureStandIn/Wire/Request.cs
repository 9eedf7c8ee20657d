using System.Text.Json;

namespace CivicBot.AzureStandIn.Wire;

/// <summary>A request as it came over the wire; tests search it for what should not be in it.</summary>
public sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A document that was sent.</summary>
public sealed record Document(string Id, string Text, string? Language, string? CountryHint)
{
    /// <summary>Text elements, by which the service measures.</summary>
    public int Elements => new System.Globalization.StringInfo(Text).LengthInTextElements;

    /// <summary>What Azure bills: begun thousands.</summary>
    public int Records => Math.Max(1, (int)Math.Ceiling(Elements / 1000.0));

    internal static IReadOnlyList<Document> Of(JsonElement body) =>
        body.TryGetProperty("analysisInput", out var input) && input.TryGetProperty("documents", out var documents)
            ? [.. documents.EnumerateArray().Select(one => new Document(Member(one, "id") ?? "", Member(one, "text") ?? "", Member(one, "language"), Member(one, "countryHint")))]
            : [];

    private static string? Member(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;
}
