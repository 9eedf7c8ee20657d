using System.Globalization;
using QRCoder;

namespace CivicBot.Dialogues.Announcements;

/// <summary>A QR code as SVG inside a page: sharp at any size, no other file and nobody asked on the net.</summary>
internal static class QrSvg
{
    /// <summary>Level M: 15 % of the code may be dirty or torn, on a wall that happens.</summary>
    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var squares =
            from row in Enumerable.Range(0, modules.Count)
            from column in Enumerable.Range(0, modules[row].Length)
            where modules[row][column]
            select string.Create(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {modules.Count} {modules.Count}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"QR\"><path fill=\"#fff\" d=\"M0 0h{modules.Count}v{modules.Count}H0z\"/><path d=\"{string.Concat(squares)}\"/></svg>");
    }
}
