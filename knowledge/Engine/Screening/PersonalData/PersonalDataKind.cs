namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Kinds of personal data (dữ liệu cá nhân, Personal Data Protection Law 2025) that are found in messages.</summary>
public enum PersonalDataKind
{
    /// <summary>Số điện thoại.</summary>
    Phone,

    /// <summary>Số căn cước, số định danh cá nhân: 12 digits.</summary>
    IdentityCard,

    /// <summary>Số chứng minh nhân dân: 9 digits.</summary>
    OldIdentityCard,

    /// <summary>Số tài khoản.</summary>
    BankAccount,

    /// <summary>Số thẻ ngân hàng: 16 or 19 digits.</summary>
    BankCard,

    /// <summary>Mã thẻ BHYT: two letters and 13 digits, or 10 digits.</summary>
    HealthInsurance,

    /// <summary>Mã số BHXH: 10 digits.</summary>
    SocialInsurance,

    /// <summary>Mã số thuế of a person: 10, 12 or 13 digits.</summary>
    TaxCode,

    /// <summary>Số hộ chiếu: a letter and 7 or 8 digits.</summary>
    Passport,

    /// <summary>Số giấy phép lái xe: 12 digits.</summary>
    DrivingLicence,

    /// <summary>Biển số xe.</summary>
    VehiclePlate,

    /// <summary>Thư điện tử.</summary>
    Email,

    /// <summary>Mã khách hàng of electricity or water.</summary>
    CustomerCode,

    /// <summary>Họ tên of the writer, or of somebody whose home is named.</summary>
    Name,

    /// <summary>Địa chỉ nhà of somebody who is named.</summary>
    HomeAddress,

    /// <summary>Ngày sinh of somebody who is named.</summary>
    BirthDate,
}

/// <summary>A piece of personal data in a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the original text, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
public readonly record struct PersonalDatum(PersonalDataKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
