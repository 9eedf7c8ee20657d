using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>What a part of a place is.</summary>
public enum PlaceKind
{
    /// <summary>Xã, phường, thị trấn, and units above: tỉnh, and huyện, quận of old.</summary>
    Commune,

    /// <summary>A part of the commune: khóm, ấp, khu phố, thôn, xóm, bản, buôn, làng, tổ, tổ dân phố, khối, cụm.</summary>
    Neighbourhood,

    /// <summary>Đường, hẻm, ngõ, ngách, kiệt, quốc lộ, tỉnh lộ.</summary>
    Street,

    /// <summary>A house number (số nhà).</summary>
    House,

    /// <summary>A kilometre mark (lý trình): km 12+300.</summary>
    KilometreMark,

    /// <summary>Chợ, trường, cầu, kênh, nhà văn hóa, ngã ba, chung cư, dự án.</summary>
    Landmark,

    /// <summary>A business or institution that the comment is about: quán, xưởng, công ty.</summary>
    Business,

    /// <summary>A name with no word before it that tells what it is.</summary>
    Named,
}

/// <summary>One part of a place, as the citizen wrote it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Class">Class of <c>places/kinds.tsv</c>, for example <c>khu-pho</c>; empty for a name alone.</param>
/// <param name="Numbers">Normal form of its numbers: "ba" and "03" are 3; several for "tổ 9, 19".</param>
/// <param name="Name">Its own name in normal form (lower-case), null where it has only a number or neither.</param>
/// <param name="Span">Where it stands, from the marker to the end of the name.</param>
/// <param name="Written">The same as text.</param>
public sealed record PlacePart(PlaceKind Kind, string Class, IReadOnlyList<string> Numbers, string? Name, TextSpan Span, string Written)
{
    /// <summary>False for "cổng trường", "trước chợ": it tells where, but not which one.</summary>
    public bool IsDistinct => Name is not null || Numbers.Count > 0;

    /// <summary>The part that covers the words from one index to before another.</summary>
    internal static PlacePart Of(PlaceText text, int at, int end, PlaceKind kind, string @class, PlaceName name)
    {
        var span = TextSpan.Between(text.Words[at].Start, text.Words[end - 1].End);
        return new PlacePart(kind, @class, name.Numbers, name.Name, span, span.Of(text.Original));
    }

    /// <summary><see cref="Name"/> without diacritics.</summary>
    public string? FoldedName { get; } = Name is null ? null : VietnameseLetters.Fold(Name);
}
