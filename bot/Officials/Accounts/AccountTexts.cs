using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>What the account store says to officials, in Vietnamese.</summary>
internal sealed class AccountTexts : IdentityErrorDescriber
{
    public const string WrongSignIn = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy thử lại; quên mật khẩu thì nhờ người quản trị đặt lại.";
    public const string LockedOut = "Tài khoản tạm khóa vì nhập sai nhiều lần. Hãy thử lại sau 15 phút, hoặc nhờ người quản trị mở khóa.";
    public const string Disabled = "Tài khoản này đã ngừng sử dụng. Hãy liên hệ người quản trị.";
    public const string WrongCode = "Mã xác thực không đúng hoặc đã hết hạn. Hãy xem mã mới trong ứng dụng rồi nhập lại.";
    public const string NoSignIn = "Phiên đăng nhập đã hết. Hãy đăng nhập lại.";
    public const string WrongSetupCode = "Mã cài đặt không đúng. Mã nằm trong tệp setup-code.txt ở thư mục dữ liệu của máy chủ.";
    public const string PasswordsDiffer = "Hai lần nhập mật khẩu không giống nhau.";
    public const string NameMissing = "Hãy ghi họ tên.";

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Mật khẩu quá ngắn; cần ít nhất {length} ký tự.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"Mật khẩu quá dễ đoán; cần ít nhất {uniqueChars} ký tự khác nhau.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Mật khẩu hiện tại không đúng.");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"Tên đăng nhập “{userName}” đã có người dùng; hãy chọn tên khác.");

    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), "Tên đăng nhập chỉ gồm chữ cái không dấu, chữ số và các dấu . - _ @; không có khoảng trắng.");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Tài khoản vừa được người khác sửa. Hãy tải lại trang rồi làm lại.");

    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Chưa làm được; hãy thử lại.");

    private static IdentityError Error(string code, string text) => new() { Code = code, Description = text };
}
