using System.Globalization;
using CivicBot.Knowledge.Calendar;
using CivicBot.Officials.Accounts;
using CivicBot.Storage;
using CivicBot.Storage.Backup;
using CivicBot.Storage.Records;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Administration;

/// <summary>
/// <c>POST /officials/administration/backup/file</c>: an encrypted backup as a download. It is written into the data directory first, so that a failure is told before the browser has half a file,
/// then sent piece by piece and deleted.
/// </summary>
internal static class BackupDownload
{
    public const string Path = "/officials/administration/backup/file";
    public const int ShortestPassphrase = 12;

    // One at a time: each reads everything and needs its own room on the disk.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static IEndpointRouteBuilder MapBackupDownload(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Path, SendAsync).RequireAuthorization(Policies.AdministersAll);
        return endpoints;
    }

    public static string ProblemText(string problem) => problem switch
    {
        "short" => $"Mật khẩu của tệp quá ngắn; cần ít nhất {ShortestPassphrase} ký tự.",
        "differ" => "Hai lần nhập mật khẩu không giống nhau.",
        "busy" => "Đang có một bản sao lưu khác được tạo; hãy đợi xong rồi thử lại.",
        _ => "Chưa tạo được bản sao lưu: máy chủ không ghi được tệp, có thể ổ đĩa đã đầy.",
    };

    private static async Task<IResult> SendAsync(
        HttpContext http, IAntiforgery antiforgery, BackupWriter writer, IOptions<StorageOptions> storage, RecordsDatabase records, InstallationSettings settings, Viewer viewer, TimeProvider time)
    {
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var passphrase = form["passphrase"].ToString();
        if (passphrase.Length < ShortestPassphrase)
        {
            return Back("short");
        }

        if (passphrase != form["again"].ToString())
        {
            return Back("differ");
        }

        if (!await OneAtATime.WaitAsync(TimeSpan.Zero, http.RequestAborted))
        {
            return Back("busy");
        }

        FileStream? file = null;
        var sent = false;
        try
        {
            file = await WriteAsync(writer, storage.Value.Directory, passphrase, http.RequestAborted);
            var now = time.GetUtcNow();
            await AdministrationAudit.WriteAsync(records, viewer.Signature, commune: null, "backup.download", "-", string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes"), now, http.RequestAborted);
            await settings.NoteAsync(InstallationSettings.LastBackup, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), viewer.Signature, http.RequestAborted);
            sent = true;
            return Results.Stream(file, "application/octet-stream", $"civicbot-{VietnamTime.ToVietnam(now).ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture)}.backup");
        }
        catch (Exception unable) when (unable is IOException or UnauthorizedAccessException or BackupException)
        {
            return Back("unable");
        }
        finally
        {
            OneAtATime.Release();
            if (file is not null && !sent)
            {
                await file.DisposeAsync();
            }
        }
    }

    /// <returns>The file from its beginning; it goes when the stream is closed, whatever becomes of the request.</returns>
    private static async Task<FileStream> WriteAsync(BackupWriter writer, string data, string passphrase, CancellationToken cancellationToken)
    {
        var folder = new WorkingFolder(data);
        var path = System.IO.Path.Combine(folder.Path, "download.backup");
        FileStream? file = null;
        try
        {
            await writer.WriteAsync(path, passphrase, cancellationToken);
            file = new BackupFile(path, folder);
            return file;
        }
        finally
        {
            if (file is null)
            {
                folder.Dispose();
            }
        }
    }

    private static IResult Back(string problem) => Results.LocalRedirect($"/officials/administration/backup?problem={problem}");

    /// <summary>Takes its folder along when it is closed.</summary>
    private sealed class BackupFile(string path, WorkingFolder folder) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 81_920, FileOptions.Asynchronous | FileOptions.SequentialScan)
    {
        private bool gone;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Leave();
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Leave();
        }

        private void Leave()
        {
            if (!gone)
            {
                gone = true;
                folder.Dispose();
            }
        }
    }
}
