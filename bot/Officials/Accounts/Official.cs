using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>An account of an official (tài khoản cán bộ). Password, lockout and second factor are those of ASP.NET Core Identity.</summary>
public sealed class Official : IdentityUser<Guid>
{
    /// <summary>As shown to colleagues and in the story of comments, for example "Nguyễn Thị Hoa".</summary>
    public required string DisplayName { get; set; }

    /// <summary>Chức danh, for example "Công chức Địa chính – môi trường".</summary>
    public required string Title { get; set; }

    public required OfficialRole Role { get; set; }

    /// <summary>Whose comments the account sees; null: the installation's administrator, or a provincial department.</summary>
    public string? Commune { get; set; }

    /// <summary>Role Department: id of the body in <c>competence/bodies.tsv</c>; the account sees what was forwarded to it.</summary>
    public string? Body { get; set; }

    /// <summary>Role Officer: topic ids of the own field; empty: all.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>The password was set by somebody else.</summary>
    public bool MustChangePassword { get; set; }

    public bool Disabled { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }
}

/// <summary>What an account may do. Stored by number: never renumber.</summary>
public enum OfficialRole
{
    /// <summary>Văn thư, cán bộ tiếp dân: takes in, sorts, assigns, answers.</summary>
    Clerk = 0,

    /// <summary>Cán bộ phụ trách lĩnh vực: answers in the own field.</summary>
    Officer = 1,

    /// <summary>Lãnh đạo: sees everything, changes nothing.</summary>
    Leader = 2,

    /// <summary>Quản trị: accounts and settings, beside all that a clerk may.</summary>
    Administrator = 3,

    /// <summary>Sở, ngành: sees and answers what was forwarded to it.</summary>
    Department = 4,
}
