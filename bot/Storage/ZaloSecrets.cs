using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Adapters.Zalo.Tokens;
using Microsoft.AspNetCore.DataProtection;

namespace CivicBot.Storage;

/// <summary>Encrypts what must not be readable in a copy of the database; the OA is part of the purpose, so rows cannot be exchanged.</summary>
public sealed partial class ZaloSecrets
{
    private const string Purpose = "CivicBot.Zalo.Tokens";
    private const string VerifierPurpose = "CivicBot.Zalo.CodeVerifier";

    private readonly IDataProtectionProvider protection;

    public ZaloSecrets(IDataProtectionProvider protection) => this.protection = protection;

    public string Seal(string oaId, ZaloTokenPair tokens) =>
        protection.CreateProtector(Purpose, oaId).Protect(JsonSerializer.Serialize(tokens, Json.Default.ZaloTokenPair));

    /// <exception cref="ZaloGrantUnreadableException">The key ring does not fit.</exception>
    public ZaloTokenPair Open(string oaId, string sealedTokens)
    {
        try
        {
            return JsonSerializer.Deserialize(protection.CreateProtector(Purpose, oaId).Unprotect(sealedTokens), Json.Default.ZaloTokenPair)
                ?? throw new JsonException("null");
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            throw new ZaloGrantUnreadableException("The stored tokens cannot be decrypted: the keys of the data directory are lost or from another machine", exception);
        }
    }

    /// <summary>The pair before is only for diagnosis: if it cannot be read, there is none.</summary>
    public ZaloTokenPair? TryOpen(string oaId, string? sealedTokens)
    {
        try
        {
            return sealedTokens is null ? null : Open(oaId, sealedTokens);
        }
        catch (ZaloGrantUnreadableException)
        {
            return null;
        }
    }

    public string SealVerifier(string verifier) => protection.CreateProtector(VerifierPurpose).Protect(verifier);

    /// <returns>Null when the keys were exchanged since: the consent has to be begun again.</returns>
    public string? TryOpenVerifier(string sealedVerifier)
    {
        try
        {
            return protection.CreateProtector(VerifierPurpose).Unprotect(sealedVerifier);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [JsonSerializable(typeof(ZaloTokenPair))]
    private sealed partial class Json : JsonSerializerContext;
}
