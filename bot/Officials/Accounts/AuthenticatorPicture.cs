using QRCoder;

namespace CivicBot.Officials.Accounts;

/// <summary>The QR code that an authenticator app reads: an <c>otpauth</c> address (Key Uri Format; TOTP is RFC 6238) as a picture inside the page, so that the key is asked of nobody else.</summary>
internal static class AuthenticatorPicture
{
    private const int Pixels = 6;

    public static string Of(string userName, string key)
    {
        var address = $"otpauth://totp/CivicBot:{Uri.EscapeDataString(userName)}?secret={key}&issuer=CivicBot&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(Pixels))}";
    }
}
