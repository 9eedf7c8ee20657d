using System.Globalization;
using System.Text.RegularExpressions;

namespace CivicBot.Load.Filing;

/// <summary>What the citizens of a run have to say: everyday matters, each at a place of its own, so that every comment can be told from all others.</summary>
internal static partial class FilingWords
{
    private static readonly string[] Matters =
    [
        "Đường trước hộ số {0} có ổ gà to, xe máy té hoài",
        "Đèn đường trước hộ số {0} hư mấy tuần nay, ban đêm tối om",
        "Rác ở đầu hẻm gần hộ số {0} để lâu không ai gom, hôi quá",
        "Cống trước hộ số {0} nghẹt, mưa xuống là ngập vô nhà",
        "Nước máy chỗ hộ số {0} yếu lắm, chiều tối không có mà xài",
        "Cành cây trước hộ số {0} gãy, lòng thòng trên dây điện",
        "Quán nhậu cạnh hộ số {0} hát karaoke tới nửa đêm, ồn quá",
        "Trâu bò thả rông phá vườn rau của hộ số {0}",
    ];

    private static readonly string[] Further =
    [
        "Bà con ở đây nói hoài mà chưa thấy ai tới",
        "Bị từ đầu tháng tới giờ rồi",
        "Nhờ phường cho người xuống coi giùm",
        "Trẻ con đi học ngang đó nguy hiểm lắm",
    ];

    public static string Matter(int citizen) => string.Format(CultureInfo.InvariantCulture, Matters[citizen % Matters.Length], Number(citizen));

    public static string More(int citizen) => Further[citizen / Matters.Length % Further.Length];

    /// <summary>Which citizen a comment is from; null: nobody's.</summary>
    public static int? CitizenOf(string comment) =>
        Household().Matches(comment) is [var only] ? int.Parse(only.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) - First : null;

    private const int First = 1_000;

    private static int Number(int citizen) => First + citizen;

    [GeneratedRegex(@"hộ số (?<number>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Household();
}
