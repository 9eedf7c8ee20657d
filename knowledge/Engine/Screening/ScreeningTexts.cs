using CivicBot.Knowledge.Screening.PersonalData;

namespace CivicBot.Knowledge.Screening;

/// <summary>What stands in place of personal data, as officials and citizens read it.</summary>
internal static class ScreeningTexts
{
    public static string Mask(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Phone => "[số điện thoại]",
        PersonalDataKind.IdentityCard => "[số căn cước]",
        PersonalDataKind.OldIdentityCard => "[số chứng minh nhân dân]",
        PersonalDataKind.BankAccount => "[số tài khoản]",
        PersonalDataKind.BankCard => "[số thẻ ngân hàng]",
        PersonalDataKind.HealthInsurance => "[số thẻ bảo hiểm y tế]",
        PersonalDataKind.SocialInsurance => "[mã số bảo hiểm xã hội]",
        PersonalDataKind.TaxCode => "[mã số thuế]",
        PersonalDataKind.Passport => "[số hộ chiếu]",
        PersonalDataKind.DrivingLicence => "[số giấy phép lái xe]",
        PersonalDataKind.VehiclePlate => "[biển số xe]",
        PersonalDataKind.Email => "[thư điện tử]",
        PersonalDataKind.CustomerCode => "[mã khách hàng]",
        PersonalDataKind.Name => "[họ tên]",
        PersonalDataKind.HomeAddress => "[địa chỉ]",
        PersonalDataKind.BirthDate => "[ngày sinh]",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <summary>A masked text with nothing in place of the masks: what is left are the citizen's own words.</summary>
    public static string WithoutMasks(string masked) =>
        Enum.GetValues<PersonalDataKind>().Aggregate(masked, (text, kind) => text.Replace(Mask(kind), "", StringComparison.Ordinal));
}
