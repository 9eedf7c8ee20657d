using CivicBot.Adapters.Zalo;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Adapters.Zalo.Webhook;
using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Administration;

/// <summary>One step of the set-up.</summary>
/// <param name="Title">Vietnamese.</param>
/// <param name="What">What it is for, or what stands now.</param>
/// <param name="Path">The page where it is done.</param>
/// <param name="Button">What the button says.</param>
internal sealed record SetupStep(string Title, string What, string Path, string Button, bool IsDone);

internal sealed record SetupState(IReadOnlyList<SetupStep> Steps);

/// <summary>The way from a new machine to citizens who can write (cài đặt từng bước): each step says by itself whether it is done, so that it can be left and come back to.</summary>
internal sealed class SetupPath(
    ICommuneDirectory communes, IOptions<ZaloOptions> zalo, IZaloTokenStore tokens, ZaloWebhookStatus webhook, InstallationSettings settings, RecordsDatabase records)
{
    public async Task<SetupState> LookAsync(CancellationToken cancellationToken)
    {
        var commune = communes.Current.Default;
        var connected = await ConnectedAsync(cancellationToken);
        var hasEvent = await HasEventAsync(cancellationToken);
        await using var context = records.Read();
        var colleagues = await context.Users.CountAsync(official => !official.Disabled, cancellationToken);
        return new SetupState(
        [
            new("Người quản trị đầu tiên", "Đã tạo.", "/officials/accounts", "Xem tài khoản", IsDone: true),
            new(
                "Xã, phường",
                commune.Fictional ? "Đang dùng một phường hư cấu để chạy thử. Hãy ghi tên, khu dân cư, giờ làm việc và cán bộ của xã, phường thật." : $"{commune.Name}, {commune.Province.Name}.",
                commune.Fictional ? "/officials/administration/communes/new" : $"/officials/administration/communes/{commune.Id}",
                commune.Fictional ? "Ghi thông tin xã, phường" : "Xem lại",
                !commune.Fictional),
            new(
                "Ứng dụng Zalo",
                zalo.Value.IsOff ? "Người giữ máy chủ ghi mã và khóa của ứng dụng Zalo vào cấu hình rồi khởi động lại." : $"Ứng dụng {zalo.Value.AppId}.",
                "/officials/administration/zalo#app",
                "Xem hướng dẫn",
                !zalo.Value.IsOff),
            new(
                "Kết nối Zalo OA",
                connected.Count == 0 ? "Quản trị viên của OA đồng ý cho ứng dụng gửi, nhận tin." : $"Đã kết nối OA {string.Join(", ", connected)}.",
                "/officials/administration/zalo#oa",
                "Kết nối",
                connected.Count > 0),
            new(
                "Xác thực tên miền",
                "Zalo đưa một tệp xác thực; dán mã ở đây, CivicBot tự đặt tệp vào đúng chỗ.",
                "/officials/administration/zalo#domain",
                "Dán mã",
                zalo.Value.VerifierCodes.Count > 0 || await settings.FindAsync(InstallationSettings.ZaloVerifier, cancellationToken) is { Length: > 0 }),
            new(
                "Địa chỉ nhận tin (webhook)",
                hasEvent ? "Tin của người dân đã về." : "Chép địa chỉ sang trang của Zalo, rồi nhắn thử vào OA: tin về là xong.",
                "/officials/administration/zalo#webhook",
                "Chép địa chỉ, kiểm tra",
                hasEvent),
            new(
                "Tài khoản cho đồng nghiệp",
                colleagues > 1 ? $"Có {colleagues} tài khoản." : "Mỗi người một tài khoản riêng, để nhật ký ghi đúng người.",
                "/officials/accounts",
                "Thêm tài khoản",
                colleagues > 1),
            new(
                "Bản sao lưu đầu tiên",
                "Tải về và cất ở máy khác.",
                "/officials/administration/backup",
                "Sao lưu",
                await settings.FindAsync(InstallationSettings.LastBackup, cancellationToken) is not null),
        ]);
    }

    /// <summary>The webhook remembers since the start only; that one came once is kept.</summary>
    private async Task<bool> HasEventAsync(CancellationToken cancellationToken)
    {
        if (await settings.FindAsync(InstallationSettings.ZaloEventSeen, cancellationToken) is not null)
        {
            return true;
        }

        if (webhook.LastEventAt is null)
        {
            return false;
        }

        await settings.NoteAsync(InstallationSettings.ZaloEventSeen, "true", Actor.System.Name, cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<string>> ConnectedAsync(CancellationToken cancellationToken) =>
        zalo.Value.IsOff ? [] : await tokens.ListAsync(cancellationToken);
}
