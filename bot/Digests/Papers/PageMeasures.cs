namespace CivicBot.Digests.Papers;

/// <summary>
/// Measures of Decree 30/2020/NĐ-CP, appendix I, part I: A4; margins 20–25 mm top and bottom, 30–35 mm left, 15–20 mm right; Times New Roman, body 13–14 pt. Lengths in twentieths of a point
/// (twips) where Word wants them.
/// </summary>
internal static class PageMeasures
{
    public const string Font = "Times New Roman";
    public const double PointsBody = 13;
    public const double PointsTable = 12;
    public const double PointsRemark = 11;
    public const double PointsNation = 12.5;
    public const double PointsMotto = 13.5;
    public const double PointsType = 14;

    public const double MillimetresWide = 210;
    public const double MillimetresHigh = 297;
    public const double Top = 20;
    public const double Bottom = 20;
    public const double Left = 30;
    public const double Right = 17;

    public static int Twips(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4);

    public static double TextWidth(bool landscape) => (landscape ? MillimetresHigh : MillimetresWide) - Left - Right;

    /// <summary>Roughly how wide a bold line of Times New Roman is, in millimetres; for the lines below the agency and the motto, which are as long as their text or a part of it.</summary>
    public static double Width(string text, double points) => text.Sum(letter => letter switch
    {
        ' ' => 0.25,
        >= 'A' and <= 'Z' => 0.7,
        _ when char.IsUpper(letter) => 0.7,
        'i' or 'l' or 't' or 'j' or '-' => 0.32,
        'm' or 'w' => 0.8,
        _ => 0.5,
    }) * points * 25.4 / 72;
}
