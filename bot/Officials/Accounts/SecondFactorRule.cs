using CivicBot.Officials.Administration;

namespace CivicBot.Officials.Accounts;

/// <summary>Which roles must have a second factor (bắt buộc xác thực bước hai); who has none yet can only open the own account.</summary>
internal sealed class SecondFactorRule(InstallationSettings settings)
{
    public async Task<IReadOnlyList<OfficialRole>> RolesAsync(CancellationToken cancellationToken) =>
        [.. (await settings.FindAsync(InstallationSettings.SecondFactorRoles, cancellationToken) ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Where(name => Enum.TryParse<OfficialRole>(name, out _)).Select(Enum.Parse<OfficialRole>)];

    public async Task<bool> AsksAsync(Official official, CancellationToken cancellationToken) => (await RolesAsync(cancellationToken)).Contains(official.Role);

    public Task SetAsync(IReadOnlyCollection<OfficialRole> roles, string who, CancellationToken cancellationToken) =>
        settings.SetAsync(InstallationSettings.SecondFactorRoles, string.Join(',', roles.Order()), who, cancellationToken);
}
