using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Administration;

/// <summary>Settings that administrators change in the browser; they lie in the records and so in every backup. A change is audited.</summary>
internal sealed class InstallationSettings(RecordsDatabase records, TimeProvider time)
{
    public const string SecondFactorRoles = "second-factor-roles";

    /// <summary>Code of Zalo's domain verification file.</summary>
    public const string ZaloVerifier = "zalo-verifier";

    /// <summary>An event of Zalo has come through once.</summary>
    public const string ZaloEventSeen = "zalo-event-seen";

    /// <summary>When the last backup was taken by the browser, Unix milliseconds.</summary>
    public const string LastBackup = "last-backup";

    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.Settings.Where(setting => setting.Name == name).Select(setting => setting.Value).SingleOrDefaultAsync(cancellationToken);
    }

    /// <param name="who">Signature of the official.</param>
    public Task SetAsync(string name, string value, string who, CancellationToken cancellationToken) => WriteAsync(name, value, who, audited: true, cancellationToken);

    /// <summary>The same for what the program remembers itself: nobody decided anything.</summary>
    public Task NoteAsync(string name, string value, string who, CancellationToken cancellationToken) => WriteAsync(name, value, who, audited: false, cancellationToken);

    private Task<int> WriteAsync(string name, string value, string who, bool audited, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            var now = time.GetUtcNow();
            if (await context.Settings.SingleOrDefaultAsync(one => one.Name == name, token) is { } setting)
            {
                (setting.Value, setting.ChangedAt, setting.ChangedBy) = (value, now, who);
            }
            else
            {
                context.Settings.Add(new Setting { Name = name, Value = value, ChangedAt = now, ChangedBy = who });
            }

            if (audited)
            {
                AdministrationAudit.Add(context, who, commune: null, "setting.change", name, value, now);
            }

            return 0;
        },
        cancellationToken);
}
