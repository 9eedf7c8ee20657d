using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Zns;

/// <summary>One sentence for each wrong key.</summary>
public sealed class ZaloZnsOptionsValidator : IValidateOptions<ZaloZnsOptions>
{
    private static readonly TimeOnly ZaloStops = new(22, 0);
    private static readonly TimeOnly ZaloBegins = new(6, 0);
    private static readonly TimeOnly Noon = new(12, 0);

    public ValidateOptionsResult Validate(string? name, ZaloZnsOptions options) =>
        Problems(options).ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Problems(ZaloZnsOptions options)
    {
        for (var index = 0; index < options.Accounts.Count; index++)
        {
            var account = options.Accounts[index];
            var key = $"Zalo:Zns:Accounts:{index}";
            if (options.Accounts.Take(index).Any(earlier => earlier.OaId == account.OaId))
            {
                yield return $"{key}:OaId repeats an earlier account; keep one entry for each Official Account.";
            }

            foreach (var problem in Problems(key, account))
            {
                yield return problem;
            }
        }

        if (options.QuietFrom > ZaloStops || options.QuietFrom <= Noon)
        {
            yield return "Zalo:Zns:QuietFrom must lie after 12:00 and not after 22:00, because Zalo refuses notices from then on; remove the key for 22:00.";
        }

        if (options.QuietUntil < ZaloBegins || options.QuietUntil >= Noon)
        {
            yield return "Zalo:Zns:QuietUntil must lie before 12:00 and not before 06:00, because Zalo refuses notices until then; remove the key for 06:00.";
        }

        if (options.SendWithin < TimeSpan.FromHours(12) || options.SendWithin > TimeSpan.FromDays(30))
        {
            yield return "Zalo:Zns:SendWithin must lie between 12:00:00 and 30.00:00:00, so that a notice outlives a night; remove the key for 3 days.";
        }
    }

    private static IEnumerable<string> Problems(string key, ZaloZnsAccount account)
    {
        if (!IsNumber(account.OaId))
        {
            yield return $"{key}:OaId must be the numeric id of the Official Account; copy it from oa.zalo.me.";
        }

        if (account.Templates.Count == 0 || !account.Templates.All(IsNumber))
        {
            yield return $"{key}:Templates must list the numeric ids of the approved templates that may be sent; remove the account to send none.";
        }

        if (account.Price is < 1 or > 100_000)
        {
            yield return $"{key}:Price must be what one message costs in đồng, from 1 to 100000; Zalo shows it with the template, for example 800.";
        }

        if (account.DailyCap < account.Price)
        {
            yield return $"{key}:DailyCap must be at least {key}:Price; set the most đồng that a day may cost.";
        }

        if (account.MonthlyCap < account.DailyCap)
        {
            yield return $"{key}:MonthlyCap must be at least {key}:DailyCap; set the most đồng that a month may cost.";
        }
    }

    private static bool IsNumber(string value) => value.Length is > 0 and <= 32 && value.All(char.IsAsciiDigit);
}
