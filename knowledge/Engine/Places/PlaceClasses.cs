namespace CivicBot.Knowledge.Places;

/// <summary>Classes of <c>places/kinds.tsv</c> that the program itself speaks of.</summary>
internal static class PlaceClasses
{
    /// <summary>A known name without a marker: nearly always a street, so that another street is another place.</summary>
    public const string Known = "ten";

    public const string Street = "duong";

    public const string School = "truong";

    /// <summary>Classes whose names compare with each other.</summary>
    public static string Group(string @class) => @class == Known ? Street : @class;
}
