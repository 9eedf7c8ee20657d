using System.ComponentModel.DataAnnotations;

namespace CivicBot.Operations.Protection;

/// <summary>How much one source may ask of this host. Section <c>Protection</c>. The defaults leave an office behind one router room, and a script none.</summary>
internal sealed class ProtectionOptions
{
    public const string Section = "Protection";

    /// <summary>Requests that one address (IPv6: one /64) may make at once; 0: no limit.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Protection:Burst must be from 0 (no limit) to 1000000.")]
    public int Burst { get; set; } = 300;

    /// <summary>Requests a second that it may go on with.</summary>
    [Range(1, 100_000, ErrorMessage = "Protection:RequestsPerSecond must be from 1 to 100000.")]
    public int RequestsPerSecond { get; set; } = 30;

    /// <summary>Open connections of all together. Zalo's few connections are among them, so this is far more than a commune needs.</summary>
    [Range(10, 1_000_000, ErrorMessage = "Protection:Connections must be from 10 to 1000000.")]
    public int Connections { get; set; } = 5_000;

    /// <summary>Seconds in which a request's headers must have come.</summary>
    [Range(1, 120, ErrorMessage = "Protection:HeaderSeconds must be from 1 to 120.")]
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>Bytes a second below which a body is given up (slow-loris), after a few seconds of grace.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Protection:BodyBytesPerSecond must be from 1 to 1000000.")]
    public int BodyBytesPerSecond { get; set; } = 240;

    /// <summary>Largest body in bytes, where a surface says nothing smaller or larger: photos of comments that clerks upload are the largest that is usual.</summary>
    [Range(1_000_000, 1_000_000_000, ErrorMessage = "Protection:BodyBytes must be from 1000000 to 1000000000.")]
    public long BodyBytes { get; set; } = 30_000_000;

    /// <summary>Messages of one citizen that are handled at once, before <see cref="MessagesPerMinute"/> counts; 0: no limit.</summary>
    [Range(0, 100_000, ErrorMessage = "Protection:MessageBurst must be from 0 (no limit) to 100000.")]
    public int MessageBurst { get; set; } = 60;

    /// <summary>Messages of one citizen a minute that are handled after that; more wait, none is lost.</summary>
    [Range(1, 100_000, ErrorMessage = "Protection:MessagesPerMinute must be from 1 to 100000.")]
    public int MessagesPerMinute { get; set; } = 60;
}
