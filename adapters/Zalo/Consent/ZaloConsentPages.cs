using System.Net;
using System.Net.Mime;
using System.Text;
using CivicBot.Adapters.Zalo.Tokens;
using Microsoft.AspNetCore.Http;

namespace CivicBot.Adapters.Zalo.Consent;

/// <summary>What an OA's administrator (quản trị viên) reads at the end of a consent. All texts of the consent stand here.</summary>
internal static class ZaloConsentPages
{
    public static IResult For(ZaloConsentResult result) => result switch
    {
        ZaloConsentResult.Granted granted => Page(
            StatusCodes.Status200OK, "Đã kết nối Official Account", $"{granted.OaName ?? granted.OaId} đã cho phép ứng dụng. Có thể đóng trang này."),
        ZaloConsentResult.NotStarted => NotStarted(),
        ZaloConsentResult.OtherOa other => Page(
            StatusCodes.Status409Conflict,
            "Nhầm Official Account",
            $"Trang này kết nối OA {other.ExpectedOaId}, nhưng OA được chọn là {other.ActualOaId}. Hãy bắt đầu lại và chọn đúng OA."),
        ZaloConsentResult.Refused refused => Page(
            StatusCodes.Status400BadRequest, "Zalo từ chối", $"Zalo không chấp nhận yêu cầu ({refused.Reason}). Hãy bắt đầu lại."),
        ZaloConsentResult.NoAnswer noAnswer => Page(
            StatusCodes.Status502BadGateway, "Chưa kết nối được", $"Zalo không trả lời ({noAnswer.Reason}). Hãy bắt đầu lại sau ít phút."),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "Unknown outcome of a consent."),
    };

    public static IResult NotStarted() => Page(
        StatusCodes.Status400BadRequest,
        "Chưa bắt đầu",
        "Không có yêu cầu kết nối nào đang chờ trong trình duyệt này, hoặc đã quá mười phút. Hãy bắt đầu lại.");

    public static IResult NoCallback() => Page(
        StatusCodes.Status409Conflict,
        "Chưa cấu hình",
        "Zalo:CallbackUrl còn trống. Hãy đặt địa chỉ đã lưu trong trang quản lý ứng dụng Zalo (kết thúc bằng /zalo/oauth/callback).");

    private static IResult Page(int status, string title, string text) => Results.Content(
        $"""
        <!DOCTYPE html>
        <html lang="vi">
        <head>
          <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{WebUtility.HtmlEncode(title)}</title>
        </head>
        <body><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(text)}</p></body>
        </html>
        """,
        MediaTypeNames.Text.Html,
        Encoding.UTF8,
        status);
}
