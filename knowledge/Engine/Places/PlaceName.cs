namespace CivicBot.Knowledge.Places;

/// <summary>What follows a marker.</summary>
/// <param name="End">Index just behind the last word taken.</param>
/// <param name="Numbers">Normal forms, in order.</param>
/// <param name="Name">Lower-case words, or null.</param>
internal readonly record struct PlaceName(int End, IReadOnlyList<string> Numbers, string? Name)
{
    public bool IsEmpty => Numbers.Count == 0 && Name is null;
}
