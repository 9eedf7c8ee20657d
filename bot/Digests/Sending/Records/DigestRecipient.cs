namespace CivicBot.Digests.Sending;

/// <summary>Somebody whom digests of a commune are sent to (người nhận).</summary>
public sealed class DigestRecipient
{
    public required Guid Id { get; init; }

    public required string Commune { get; init; }

    public required RecipientRole Role { get; set; }

    /// <summary>Role Officer: title as the commune's file names it. Role Department: id of <c>competence/bodies.tsv</c>. Otherwise "".</summary>
    public required string Addressee { get; set; }

    /// <summary>As the mail greets: "Nguyễn Thị Hoa", "Văn phòng HĐND và UBND phường".</summary>
    public required string Name { get; set; }

    /// <summary>Mail address.</summary>
    public required string Address { get; set; }

    /// <summary>Account of the same person, who is also told in Zalo where it is linked; null: mail only.</summary>
    public Guid? AccountId { get; set; }
}

/// <summary>As what somebody receives digests. Stored by number: never renumber.</summary>
public enum RecipientRole
{
    /// <summary>Người chủ trì buổi đối thoại.</summary>
    Host = 0,

    /// <summary>Cán bộ phụ trách lĩnh vực.</summary>
    Officer = 1,

    /// <summary>Sở, ngành, cơ quan khác.</summary>
    Department = 2,

    /// <summary>Lãnh đạo Đảng ủy, HĐND, UBND, Mặt trận.</summary>
    Leader = 3,

    /// <summary>Văn phòng, thư ký: what the host gets and what is reported.</summary>
    Office = 4,
}

public static class RecipientRoles
{
    private static readonly Dictionary<DigestKind, RecipientRole[]> Receive = new()
    {
        [DigestKind.Host] = [RecipientRole.Host, RecipientRole.Leader, RecipientRole.Office],
        [DigestKind.Officer] = [RecipientRole.Officer],
        [DigestKind.Department] = [RecipientRole.Department],
        [DigestKind.Public] = [RecipientRole.Office],
        [DigestKind.Sheet] = [RecipientRole.Host, RecipientRole.Office],
        [DigestKind.Report] = [RecipientRole.Host, RecipientRole.Leader, RecipientRole.Office],
        [DigestKind.Month] = [RecipientRole.Leader, RecipientRole.Office],
        [DigestKind.Year] = [RecipientRole.Leader, RecipientRole.Office],
    };

    /// <summary>Who gets this kind by schedule.</summary>
    public static IReadOnlyList<RecipientRole> Of(DigestKind kind) => Receive[kind];
}
