using CivicBot.Conversation.Reading;

namespace CivicBot.Conversation.Emergencies;

/// <summary>Kinds of emergency by the number to call first.</summary>
public enum EmergencyKind
{
    /// <summary>Several or none of the kinds: all three numbers.</summary>
    Unclear,

    /// <summary>114: fire, explosion, gas, drowning, somebody trapped.</summary>
    Fire,

    /// <summary>115.</summary>
    Medical,

    /// <summary>113.</summary>
    Crime,

    /// <summary>111: violence against a child.</summary>
    Child,

    /// <summary>112: flood, storm, cut off.</summary>
    Disaster,

    /// <summary>Somebody speaks of ending their life.</summary>
    SelfHarm,
}

/// <summary>Which number a message in an emergency needs; that it is one was found before (Intent.Emergency).</summary>
internal static class EmergencyKinds
{
    // Folded phrases, the more particular kinds first: a child that is beaten is both, and "tự thiêu" is no fire to put out.
    private static readonly (EmergencyKind Kind, string[] Phrases)[] Signs =
    [
        (EmergencyKind.SelfHarm, ["tu tu", "tu thieu", "tu sat", "khong muon song", "muon chet", "nhay cau", "ket lieu"]),
        (EmergencyKind.Child, ["danh tre", "tre em", "xam hai tre", "bao hanh tre", "chau be bi", "em be bi", "be bi danh", "danh con", "danh dap con", "xam hai be"]),
        (EmergencyKind.Fire, ["chay nha", "nha chay", "dang chay", "bi chay", "boc chay", "chay rung", "chay lon", "chay cho", "chay xe", "chay no", "boc lua", "lua chay", "khoi den", "no binh gas", "ro ri gas", "ro gas", "mui gas", "xi gas", "phat no", "chap dien", "duoi nuoc", "chet duoi", "mac ket", "bi ket", "ket thang may", "sap nha", "nha sap", "roi xuong gieng", "rot xuong gieng", "ho lua", "chua chay", "cuu hoa"]),
        (EmergencyKind.Medical, ["cap cuu", "tai nan", "dot quy", "ngat", "bat tinh", "chay mau", "ngo doc", "kho tho", "co giat", "dien giat", "ran can", "sap sinh", "dau nguc", "ngung tho", "gay chan", "gay tay", "chan thuong", "xe cuu thuong", "nhoi mau"]),
        (EmergencyKind.Crime, ["danh nhau", "chem", "dam nhau", "cuop", "trom", "giet", "hanh hung", "bao luc", "danh vo", "danh toi", "danh dap", "bat coc", "hiep dam", "xam hai", "de doa", "doa giet", "dao", "no sung", "ma tuy", "say ruou"]),
        (EmergencyKind.Disaster, ["lu quet", "lu cuon", "nuoc dang", "ngap sau", "sat lo", "lo dat", "bi co lap", "bao do", "vo de", "vo dap", "mat tich", "song than"]),
    ];

    public static EmergencyKind Of(string text)
    {
        var folded = TypedText.Folded(text);
        return Array.Find(Signs, sign => Array.Exists(sign.Phrases, phrase => TypedText.Has(folded, phrase))).Kind;
    }

    /// <summary>The number to call first; null where no single one is right.</summary>
    public static string? Phone(EmergencyKind kind) => kind switch
    {
        EmergencyKind.Fire => "114",
        EmergencyKind.Medical or EmergencyKind.SelfHarm => "115",
        EmergencyKind.Crime => "113",
        EmergencyKind.Child => "111",
        EmergencyKind.Disaster => "112",
        EmergencyKind.Unclear => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown emergency."),
    };
}
