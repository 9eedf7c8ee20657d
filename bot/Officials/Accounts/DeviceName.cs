namespace CivicBot.Officials.Accounts;

/// <summary>What people call a browser and its machine, out of what it says of itself; enough to tell the office's computer from a phone.</summary>
internal static class DeviceName
{
    // The first that fits: many name others beside themselves.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Zalo", "Zalo"), ("coc_coc", "Cốc Cốc"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Machines =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "điện thoại Android"), ("Windows", "Windows"), ("Mac OS", "máy Mac"), ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent) => $"{Find(Browsers, userAgent) ?? "Trình duyệt khác"}, {Find(Machines, userAgent) ?? "máy khác"}";

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Mark, StringComparison.OrdinalIgnoreCase) == true).Name;
}
