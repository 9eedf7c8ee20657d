using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Messaging.Stores;
using Microsoft.AspNetCore.DataProtection;

namespace CivicBot.Messaging.Sqlite;

/// <summary>Encrypts the phone number and the values of a template message while it waits.</summary>
internal sealed partial class NoticeSecrets(IDataProtectionProvider protection)
{
    private readonly Lazy<IDataProtector> protector = new(() => protection.CreateProtector("CivicBot.Zns.Notices"));

    public string Seal(NoticeContent content) => protector.Value.Protect(JsonSerializer.Serialize(content, NoticeJson.Default.NoticeContent));

    /// <returns>Null when the keys were exchanged since.</returns>
    public NoticeContent? TryOpen(string content)
    {
        try
        {
            return JsonSerializer.Deserialize(protector.Value.Unprotect(content), NoticeJson.Default.NoticeContent);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [JsonSerializable(typeof(NoticeContent))]
    private sealed partial class NoticeJson : JsonSerializerContext;
}
