using System.Security.Claims;
using CivicBot.Officials.Accounts;

namespace CivicBot.Officials.Layout;

/// <summary>One entry of the menu.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Name">As shown.</param>
/// <param name="Roles">Who is offered it; the page itself refuses the others.</param>
internal sealed record Section(string Path, string Name, IReadOnlyCollection<OfficialRole> Roles)
{
    public bool Opens(ClaimsPrincipal user) => Roles.Contains(OfficialClaims.RoleOf(user));
}

/// <summary>The menu (thanh chọn trang), in the order of a working day.</summary>
internal static class Sections
{
    private static readonly OfficialRole[] OfCommunes = [OfficialRole.Clerk, OfficialRole.Officer, OfficialRole.Leader, OfficialRole.Administrator];

    public static IReadOnlyList<Section> All { get; } =
    [
        new("/officials", "Hôm nay", [.. OfCommunes, OfficialRole.Department]),
        new("/officials/comments", "Ý kiến", [.. OfCommunes, OfficialRole.Department]),
        new("/officials/days", "Ngày đối thoại", OfCommunes),
        new("/officials/digests", "Tổng hợp", OfCommunes),
        new("/officials/insight", "Số liệu", OfCommunes),
        new("/officials/knowledge", "Thủ tục", OfCommunes),
        new("/officials/administration", "Quản trị", [OfficialRole.Administrator]),
    ];
}
