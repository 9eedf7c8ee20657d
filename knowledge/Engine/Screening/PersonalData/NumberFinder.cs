using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>
/// Finds numbers that belong to a person. A shape that little else has (mobile phone, identity number) suffices alone; any other needs a word beside it
/// that says what it is, and a word beside it that says otherwise (thửa, hóa đơn, tổng đài) overrules.
/// </summary>
internal static class NumberFinder
{
    private const int LongestNumber = 19;

    // Words between a cue and its number: "CMND cũ của ông tôi là …", "tài khoản em đăng ký nhận tiền hỗ trợ là …".
    private const int FarBefore = 12;
    private const int NearBefore = 4;
    private const int BesideBefore = 2;
    private const int After = 3;

    /// <summary>Numbers written as numerals or spelled out, in the order of the text.</summary>
    public static IEnumerable<PersonalDatum> Find(AnalysedText text, CueContext cues)
    {
        foreach (var datum in Read(DigitReader.Numerals(text.Original), text.Original, cues))
        {
            yield return datum;
        }

        foreach (var run in DigitReader.Spelled(text))
        {
            foreach (var datum in Read(run, text.Original, cues))
            {
                yield return datum;
            }
        }
    }

    private static IEnumerable<PersonalDatum> Read(List<DigitGroup> groups, string text, CueContext cues)
    {
        for (var i = 0; i < groups.Count;)
        {
            var taken = 1;
            foreach (var chain in DigitChain.From(groups, i, LongestNumber))
            {
                if (KindOf(chain, text, cues) is var (kind, start))
                {
                    yield return new PersonalDatum(kind, start, chain.End - start);
                    taken = chain.Groups.Length;
                    break;
                }
            }

            i += taken;
        }
    }

    private static (PersonalDataKind Kind, int Start)? KindOf(DigitChain chain, string text, CueContext cues)
    {
        if (chain.Digits.Length < 6)
        {
            return null;
        }

        if (chain.Groups[0].LetterBefore)
        {
            if (WrittenCodes.CustomerCodeStart(chain, text, cues) is { } customer)
            {
                return (PersonalDataKind.CustomerCode, customer);
            }

            var letters = WrittenCodes.LettersBefore(text, chain.Start);
            return WrittenCodes.KindOf(chain, letters, cues) is { } coded
                ? (coded, chain.Start - letters.Length)
                : cues.KindOfWord(letters) is { } glued && IsOf(glued, chain) is { } known ? (known, chain.Start) : null;
        }

        if (WrittenCodes.ApartBefore(text, chain.Start) is { Length: > 0 } apart && WrittenCodes.KindOf(chain, apart.Trim(), cues) is { } code)
        {
            return (code, chain.Start - apart.Length);
        }

        return Plain(chain, text, cues) is { } plain ? (plain, Begin(text, chain)) : null;
    }

    /// <summary>A number without letters of its own.</summary>
    private static PersonalDataKind? Plain(DigitChain chain, string text, CueContext cues)
    {
        var (first, last) = (chain.Groups[0], chain.Groups[^1]);
        if (cues.Before(chain.Start, BesideBefore).Contains(PersonalDataCue.OtherNumber) || (chain.Groups.Length > 1 && (IsShortSlashed(first) || IsShortSlashed(last))))
        {
            return null;
        }

        var isPhone = NumberShapes.IsPhone(chain.Digits) && !chain.BeginsWithDate;
        var isAmount = !isPhone && cues.IsUnitAfter(text, chain.End);
        foreach (var cue in cues.Before(chain.Start, FarBefore))
        {
            // A mobile number stays somebody's, also where it is called a hotline.
            if (cue == PersonalDataCue.OfficeLine && NumberShapes.IsLandline(chain.Digits) && cues.Before(chain.Start, NearBefore).Contains(cue))
            {
                return null;
            }

            if (!isAmount && IsOf(cue, chain) is { } kind && IsNearEnough(cue, chain, cues))
            {
                return kind == PersonalDataKind.TaxCode && cues.Before(chain.Start, FarBefore).Contains(PersonalDataCue.Company) ? null : kind;
            }
        }

        if (isPhone && (!NumberShapes.IsLandline(chain.Digits) || !cues.Before(chain.Start, FarBefore).Contains(PersonalDataCue.OfficeLine)))
        {
            return PersonalDataKind.Phone;
        }

        if (isAmount || last.LetterAfter)
        {
            return null;
        }

        if (NumberShapes.IsIdentity(chain.Digits) && NumberShapes.IsIdentityGrouping(chain))
        {
            return PersonalDataKind.IdentityCard;
        }

        foreach (var cue in cues.After(chain.End, After))
        {
            if (cue is not PersonalDataCue.Phone && IsOf(cue, chain) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>What a number is, given that this cue speaks of it; null where it cannot be.</summary>
    private static PersonalDataKind? IsOf(PersonalDataCue cue, DigitChain chain)
    {
        var length = chain.Digits.Length;
        return cue switch
        {
            PersonalDataCue.Phone when NumberShapes.IsPhoneWithCue(chain.Digits) && !chain.IsAmount && !chain.BeginsWithDate => PersonalDataKind.Phone,
            PersonalDataCue.Identity when length is >= 11 and <= 13 => PersonalDataKind.IdentityCard,
            PersonalDataCue.Identity or PersonalDataCue.OldIdentity when length == 9 => PersonalDataKind.OldIdentityCard,
            PersonalDataCue.OldIdentity when length == 12 => PersonalDataKind.IdentityCard,
            PersonalDataCue.Account when length >= 6 && !IsRoundAmount(chain) => PersonalDataKind.BankAccount,
            PersonalDataCue.Bank when length >= 8 && !IsRoundAmount(chain) => PersonalDataKind.BankAccount,
            PersonalDataCue.Card when length is 16 or 19 => PersonalDataKind.BankCard,
            PersonalDataCue.HealthInsurance when length is 10 or 13 => PersonalDataKind.HealthInsurance,
            PersonalDataCue.SocialInsurance when length == 10 => PersonalDataKind.SocialInsurance,
            PersonalDataCue.Tax when length is 10 or 12 or 13 => PersonalDataKind.TaxCode,
            PersonalDataCue.Licence when length is 10 or 12 => PersonalDataKind.DrivingLicence,
            PersonalDataCue.Customer when length is >= 7 and <= 13 && !IsRoundAmount(chain) => PersonalDataKind.CustomerCode,
            _ => null,
        };
    }

    private static bool IsNearEnough(PersonalDataCue cue, DigitChain chain, CueContext cues) => cue switch
    {
        PersonalDataCue.Phone or PersonalDataCue.Customer => cues.Before(chain.Start, NearBefore).Contains(cue),
        _ when chain.IsAmount => cues.Before(chain.Start, NearBefore + BesideBefore).Contains(cue),
        _ => true,
    };

    private static bool IsRoundAmount(DigitChain chain) => chain.IsAmount || (chain.Digits.Length <= 10 && chain.Digits.EndsWith("000", StringComparison.Ordinal));

    /// <summary>12/3 beside a number is a date or a house, not its beginning or end.</summary>
    private static bool IsShortSlashed(DigitGroup group) => group is { Slashed: true, Digits.Length: <= 2 };

    /// <summary>With the plus of +84 and the bracket of (028).</summary>
    private static int Begin(string text, DigitChain chain)
    {
        var start = chain.Start > 0 && text[chain.Start - 1] == '+' ? chain.Start - 1 : chain.Start;
        return start > 0 && text[start - 1] == '(' && text.AsSpan(start, chain.End - start).Contains(')') ? start - 1 : start;
    }
}
