using CivicBot.Adapters.Zalo;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Adapters.Zalo.Webhook;
using CivicBot.Officials.Comments;

namespace CivicBot.Officials.Administration;

/// <param name="Colour">Class of the style sheet.</param>
/// <param name="Facts">Name and value; no token among them.</param>
internal sealed record ZaloGrantLine(string OaId, string State, string Colour, IReadOnlyList<(string Name, string Value)> Facts);

/// <summary>How the page of the Zalo connection speaks; tokens are never part of it.</summary>
internal static class ZaloWords
{
    public const string NoOaId = "Mã OA chỉ gồm chữ số; hãy chép từ trang oa.zalo.me.";
    public const string NoToken = "Chưa dán mã làm mới.";
    public const string NoVerifier = "Không thấy mã xác thực trong phần vừa dán; hãy dán tên tệp, ví dụ zalo_verifierAbC123.html.";

    /// <summary>A refresh token lives three months from the day it came.</summary>
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);

    public static bool IsOaId(string text) => text.Length is > 0 and <= 32 && text.All(char.IsAsciiDigit);

    public static string Problem(ZaloConsentResult result) => result switch
    {
        ZaloConsentResult.OtherOa other => $"Mã này thuộc OA {other.ActualOaId}, không phải OA {other.ExpectedOaId}.",
        ZaloConsentResult.Refused => "Zalo không nhận mã này: mã đã dùng rồi hoặc hết hạn. Hãy lấy mã mới ở API Explorer.",
        ZaloConsentResult.NoAnswer => "Zalo chưa trả lời. Hãy đợi ít phút, lấy mã mới rồi thử lại.",
        ZaloConsentResult.NotStarted => "Chưa bắt đầu kết nối, hoặc đã quá mười phút. Hãy bắt đầu lại.",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "Unknown outcome of a consent."),
    };

    /// <param name="configured">Ids that the configuration names.</param>
    public static async Task<IReadOnlyList<ZaloGrantLine>> GrantsAsync(
        IZaloTokenStore tokens, IEnumerable<string> configured, ZaloHealth health, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lines = new List<ZaloGrantLine>();
        foreach (var oaId in (await tokens.ListAsync(cancellationToken)).Union(configured, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            lines.Add(await LineAsync(tokens, oaId, health, now, cancellationToken));
        }

        return lines;
    }

    public static (string State, string Colour, string Words) Webhook(ZaloOptions zalo, ZaloWebhookStatus status, bool cameBefore) => (zalo.IsOff, status) switch
    {
        (true, _) => ("Chưa bật", "amber", "Ứng dụng Zalo chưa được cấu hình nên chưa nhận tin."),
        (_, { LastEventAt: { } at }) => ("Tin đã về", "green", $"Tin gần nhất về lúc {CommentWords.Moment(at)}."),
        (_, { MatchingVariant: { } variant }) => ("Bị từ chối", "red", $"Zalo có gửi tin nhưng chữ ký tính theo cách khác: người giữ máy chủ đặt Zalo__SignatureVariant={variant} rồi khởi động lại."),
        _ when status.Count(ZaloWebhookOutcome.BadSignature) > 0 => ("Sai khóa", "red", "Có tin về nhưng sai chữ ký: hãy kiểm tra Zalo__OaSecretKey có đúng khóa ở trang Webhook không."),
        _ when status.Count(ZaloWebhookOutcome.WrongApp) > 0 => ("Sai ứng dụng", "red", "Có tin về của một ứng dụng khác: hãy kiểm tra Zalo__AppId."),
        _ => (cameBefore ? "Từng nhận" : "Chưa có tin", cameBefore ? "" : "amber", cameBefore ? "Từ lần khởi động gần nhất chưa có tin nào; trước đó đã nhận được." : "Chưa có tin nào về. Hãy lưu địa chỉ ở trang của Zalo, bật nhận tin, rồi nhắn thử vào OA."),
    };

    private static async Task<ZaloGrantLine> LineAsync(IZaloTokenStore tokens, string oaId, ZaloHealth health, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            if (await tokens.FindAsync(oaId, cancellationToken) is not { } grant)
            {
                return new ZaloGrantLine(oaId, "Chưa kết nối", "amber", []);
            }

            var level = health.Reasons.Where(reason => reason.OaId == oaId).Select(reason => reason.Level).DefaultIfEmpty(ZaloHealthLevel.Well).Max();
            var facts = new List<(string, string)>
            {
                ("Mã truy cập", grant.Tokens.ExpiresAt > now ? $"dùng được đến {CommentWords.Moment(grant.Tokens.ExpiresAt)}, tự làm mới" : "đã hết hạn, đang được làm mới"),
                ("Phải đồng ý lại trước", CommentWords.Moment(grant.Tokens.RefreshIssuedAt + RefreshLife)),
            };
            if (grant.Refusal is { } refusal)
            {
                facts.Add(("Zalo từ chối", $"từ {CommentWords.Moment(refusal.At)}: quản trị viên OA phải đồng ý lại, hoặc dán mã làm mới"));
            }

            if ((await tokens.GetRotationsAsync(oaId, 1, cancellationToken)) is [var last])
            {
                facts.Add(("Lần làm mới gần nhất", $"{CommentWords.Moment(last.At)}, {Result(last.Result)}"));
            }

            return grant.Refusal is not null || level == ZaloHealthLevel.Down
                ? new ZaloGrantLine(oaId, "Cần kết nối lại", "red", facts)
                : new ZaloGrantLine(oaId, level == ZaloHealthLevel.Well ? "Đang dùng tốt" : "Cần xem", level == ZaloHealthLevel.Well ? "green" : "amber", facts);
        }
        catch (ZaloGrantUnreadableException)
        {
            // The key ring was exchanged: only a new consent helps, and the page says so.
            return new ZaloGrantLine(oaId, "Cần kết nối lại", "red", [("Lý do", "khóa mã hóa của máy chủ đã đổi nên không đọc được mã cũ")]);
        }
    }

    private static string Result(ZaloRotationResult result) => result switch
    {
        ZaloRotationResult.Consented => "quản trị viên OA đồng ý",
        ZaloRotationResult.Pasted => "dán mã làm mới",
        ZaloRotationResult.Seeded => "lấy từ cấu hình",
        ZaloRotationResult.Rotated => "tự làm mới xong",
        ZaloRotationResult.Refused => "bị từ chối",
        _ => "chưa có kết quả",
    };
}
