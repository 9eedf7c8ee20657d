namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>What a phrase of <c>screening/personal-data.tsv</c> says about the number or the words beside it.</summary>
internal enum PersonalDataCue
{
    /// <summary>sđt, zalo, gọi.</summary>
    Phone,

    /// <summary>hotline, tổng đài: the number is an office's.</summary>
    OfficeLine,
    Identity,
    OldIdentity,

    /// <summary>số tài khoản: a number follows.</summary>
    Account,

    /// <summary>A bank, or the word tài khoản alone: a long number beside it is an account.</summary>
    Bank,
    Card,
    HealthInsurance,
    SocialInsurance,
    Tax,
    Passport,
    Licence,
    Plate,
    Customer,

    /// <summary>mã hồ sơ, thửa, hóa đơn: the number is a thing's.</summary>
    OtherNumber,

    /// <summary>đồng, m2, km: the number is an amount.</summary>
    Unit,

    /// <summary>công ty: its tax code is public.</summary>
    Company,

    /// <summary>tên là, họ tên: the writer's name follows.</summary>
    OwnName,

    /// <summary>tôi là: the writer's name may follow, or what the writer is.</summary>
    Self,

    /// <summary>chủ hộ, con tôi: somebody's name may follow.</summary>
    Person,

    /// <summary>số nhà, địa chỉ: a home follows.</summary>
    Home,

    /// <summary>đường, ấp, tổ: a part of an address.</summary>
    Place,

    /// <summary>sinh ngày: a date of birth follows.</summary>
    Birth,

    /// <summary>đường, trường, công ty in front of a capitalised name: the name is a thing's.</summary>
    Named,
}

/// <summary>A cue in a message.</summary>
/// <param name="Cue">What it says.</param>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
internal readonly record struct CueHit(PersonalDataCue Cue, int First, int Last);
