namespace CivicBot.Knowledge.Screening;

/// <summary>What must be seen to before a message is shown to anybody; wire names (design §7) are in <see cref="ScreeningNames"/>.</summary>
public enum Sensitivity
{
    /// <summary>Dữ liệu cá nhân: to be masked (Personal Data Protection Law 2025).</summary>
    PersonalData,

    /// <summary>Tố cáo: accuses somebody identifiable of a breach of law; the legal door, kept out of digests (Denunciation Law 2018).</summary>
    Denunciation,

    /// <summary>Khẩn cấp: danger to life now, a threat, self-harm; phone numbers first.</summary>
    Emergency,

    /// <summary>Xúc phạm, chửi tục.</summary>
    Abuse,
}

/// <summary>Names of flags in commands and files.</summary>
public static class ScreeningNames
{
    public static string Of(Sensitivity flag) => flag switch
    {
        Sensitivity.PersonalData => "pii",
        Sensitivity.Denunciation => "denunciation",
        Sensitivity.Emergency => "emergency",
        Sensitivity.Abuse => "abuse",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "Unknown flag."),
    };
}
