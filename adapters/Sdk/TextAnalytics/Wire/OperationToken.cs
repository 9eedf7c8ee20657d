using System.Text.Json;

namespace Azure.AI.TextAnalytics.Wire;

/// <summary>What must be known of a job to take it up again, in another process too.</summary>
/// <param name="Job">Id at the service.</param>
/// <param name="Order">The place of each document.</param>
/// <param name="Statistics">Counts were asked for.</param>
internal sealed record OperationToken(string Job, IReadOnlyDictionary<string, int> Order, bool Statistics)
{
    /// <summary>The last part of the address of an accepted job.</summary>
    /// <exception cref="RequestFailedException">No address came.</exception>
    public static string JobOf(Response accepted) =>
        accepted.Headers.TryGetValue("Operation-Location", out var location) && Uri.TryCreate(location, UriKind.Absolute, out var address)
            ? Uri.UnescapeDataString(address.Segments[^1].TrimEnd('/'))
            : throw new RequestFailedException(accepted.Status, "The service accepted the job and did not say where it is.");

    /// <exception cref="ArgumentException">Something else.</exception>
    public static OperationToken Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<OperationToken>(Convert.FromBase64String(text)) is { Job: not null, Order: not null } token
                ? token
                : throw new ArgumentException("This is not the id of an operation.", nameof(text));
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            throw new ArgumentException("This is not the id of an operation.", nameof(text), wrong);
        }
    }

    public string Write() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));
}
