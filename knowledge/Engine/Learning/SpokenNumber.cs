namespace CivicBot.Knowledge.Learning;

/// <summary>Numbers as one spoken word: "lớp hai", "bé ba tuổi".</summary>
internal static class SpokenNumber
{
    /// <param name="folded">The word without diacritics.</param>
    /// <returns>1 to 10, or null.</returns>
    public static int? Of(string folded) => folded switch
    {
        "mot" => 1,
        "hai" => 2,
        "ba" => 3,
        "bon" or "tu" => 4,
        "nam" => 5,
        "sau" => 6,
        "bay" => 7,
        "tam" => 8,
        "chin" => 9,
        "muoi" => 10,
        _ => null,
    };
}
