using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>What the account store says to officials, in Vietnamese.</summary>
internal sealed class AccountTexts : IdentityErrorDescriber
{
    public const string WrongSignIn = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy thử lại; quên mật khẩu thì nhờ người quản trị đặt lại.";
    public const string LockedOut = "Tài khoản tạm khóa vì nhập sai nhiều lần. Hãy thử lại sau 15 phút, hoặc nhờ người quản trị mở khóa.";
    public const string Disabled = "Tài khoản này đã ngừng sử dụng. Hãy liên hệ người quản trị.";
    public const string TooManyTries = "Có quá nhiều lần nhập sai từ nơi này. Hãy đợi 15 phút rồi thử lại.";
    public const string WrongCode = "Mã xác thực không đúng hoặc đã hết hạn. Hãy xem mã mới trong ứng dụng rồi nhập lại.";
    public const string NoSignIn = "Phiên đăng nhập đã hết. Hãy đăng nhập lại.";
    public const string WrongSetupCode = "Mã cài đặt không đúng. Mã nằm trong tệp setup-code.txt ở thư mục dữ liệu của máy chủ.";
    public const string PasswordsDiffer = "Hai lần nhập mật khẩu không giống nhau.";
    public const string NameMissing = "Hãy ghi họ tên.";

    public const string NotYours = "Tài khoản này không thuộc xã, phường của ông/bà.";
    public const string LastAdministrator = "Đây là người quản trị cuối cùng còn dùng được; hãy tạo người quản trị khác trước.";
    public const string NeedsCommune = "Hãy chọn xã, phường của tài khoản.";
    public const string NoSuchCommune = "Không có xã, phường này; hãy chọn lại.";
    public const string NeedsBody = "Hãy chọn cơ quan của tài khoản sở, ngành.";
    public const string NotOfProvince = "Cơ quan này không phải của tỉnh, ngành; hãy chọn xã, phường có cơ quan đó, hoặc chọn cơ quan khác.";
    public const string NotOfCommune = "Xã, phường đã chọn không có cơ quan này. Cơ quan của tỉnh thì để “Toàn hệ thống”, và do người quản trị toàn hệ thống tạo.";
    public const string PasswordGuessed = "Mật khẩu này dễ bị đoán; hãy dùng một câu ngắn chỉ mình nhớ, không chứa tên đăng nhập.";
    public const string Everywhere = "Toàn hệ thống";

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Mật khẩu quá ngắn; cần ít nhất {length} ký tự.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"Mật khẩu quá dễ đoán; cần ít nhất {uniqueChars} ký tự khác nhau.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Mật khẩu hiện tại không đúng.");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"Tên đăng nhập “{userName}” đã có người dùng; hãy chọn tên khác.");

    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), "Tên đăng nhập chỉ gồm chữ cái không dấu, chữ số và các dấu . - _ @; không có khoảng trắng.");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Tài khoản vừa được người khác sửa. Hãy tải lại trang rồi làm lại.");

    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Chưa làm được; hãy thử lại.");

    /// <summary>Name of a role.</summary>
    public static string RoleName(OfficialRole role) => role switch
    {
        OfficialRole.Clerk => "Tiếp nhận",
        OfficialRole.Officer => "Cán bộ lĩnh vực",
        OfficialRole.Leader => "Lãnh đạo (chỉ xem)",
        OfficialRole.Administrator => "Quản trị",
        OfficialRole.Department => "Sở, ngành",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    /// <summary>What it may do.</summary>
    public static string RoleMeans(OfficialRole role) => role switch
    {
        OfficialRole.Clerk => "tiếp nhận, phân loại, giao việc, trả lời, lập lịch đối thoại",
        OfficialRole.Officer => "xem và trả lời ý kiến thuộc lĩnh vực của mình",
        OfficialRole.Leader => "xem tất cả, không sửa",
        OfficialRole.Administrator => "như người tiếp nhận, thêm quản lý tài khoản và cài đặt",
        OfficialRole.Department => "chỉ xem và trả lời ý kiến đã chuyển đến cơ quan mình",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    private static IdentityError Error(string code, string text) => new() { Code = code, Description = text };
}
