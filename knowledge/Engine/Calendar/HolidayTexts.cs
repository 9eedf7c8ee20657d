namespace CivicBot.Knowledge.Calendar;

/// <summary>Names of the public holidays as citizens read them.</summary>
internal static class HolidayTexts
{
    public const string NewYear = "Tết Dương lịch";
    public const string LunarNewYear = "Tết Nguyên đán";
    public const string HungKings = "Giỗ Tổ Hùng Vương";
    public const string VictoryDay = "Ngày Chiến thắng 30/4";
    public const string LabourDay = "Ngày Quốc tế Lao động";
    public const string NationalDay = "Quốc khánh";
    public const string CultureDay = "Ngày Văn hóa Việt Nam";
    public const string SwappedDay = "ngày nghỉ hoán đổi";

    /// <summary>The day off in place of a holiday that falls on a weekend.</summary>
    public static string SubstituteFor(string holiday) => $"nghỉ bù {holiday}";
}
