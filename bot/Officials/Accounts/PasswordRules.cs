using CivicBot.Knowledge.Text;
using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>
/// A password must be long, not of a kind that is guessed first. Length counts more than signs (NIST SP 800-63B, §5.1.1.2), so no capital or sign is asked for.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Official>
{
    public const int Shortest = 10;
    public const int DifferentLetters = 5;

    // What is tried first, wherever it stands in the password.
    private static readonly string[] Guessed = ["matkhau", "password", "123456", "qwerty", "abcdef", "vietnam", "ubnd", "111111", "000000", "iloveyou", "admin"];

    public Task<IdentityResult> ValidateAsync(UserManager<Official> manager, Official user, string? password)
    {
        var folded = VietnameseLetters.Fold((password ?? "").ToLowerInvariant()).Replace(" ", "", StringComparison.Ordinal);
        var name = (user.UserName ?? "").ToLowerInvariant();
        var rest = Guessed.Append(name).Where(word => word.Length > 2).Aggregate(folded, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return Task.FromResult(rest.Length >= Shortest - 4
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "PasswordGuessed", Description = AccountTexts.PasswordGuessed }));
    }
}
