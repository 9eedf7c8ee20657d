using CivicBot.Knowledge.Screening.PersonalData;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>How well the person that a message speaks of can be told: an accusation against nobody is no denunciation (tố cáo).</summary>
internal enum Accused
{
    /// <summary>Nobody in particular: quan chức, cán bộ.</summary>
    Nobody,

    /// <summary>One of several: cán bộ địa chính, công ty nọ.</summary>
    Vague,

    /// <summary>An office that one person of the place holds, or a first name: trưởng thôn, bà Thắm.</summary>
    Identifiable,

    /// <summary>A name with an office, a full name, or an office with its place.</summary>
    Named,
}

/// <summary>Tells whom a message speaks of.</summary>
internal sealed class AccusedReader(PersonalDataRules rules, OfficeTitles offices)
{
    private const int NameAfterTitle = 4;

    public Accused Read(AnalysedText text)
    {
        var reader = new PersonNameReader(text, rules);
        var words = reader.Words.Select(w => w.Kind == TokenKind.Word ? w.Rewritten(w.Text.ToLowerInvariant()) : w).ToList();
        var best = Accused.Nobody;
        for (var i = 0; i < words.Count && best != Accused.Named; i++)
        {
            // "Lê Văn A, cán bộ địa chính"
            if (reader.IsCapitalised(i) && reader.At(i) is { IsFull: true } full && offices.IsBehind(reader.Words, full))
            {
                return Accused.Named;
            }

            if (words[i].Kind == TokenKind.Word && offices.At(words, i, text.IsToneless) is (var kind, var length))
            {
                var found = Of(kind, i + length, reader, words, text.IsToneless);
                best = found > best ? found : best;
                i += length - 1;
            }
        }

        return best;
    }

    private Accused Of(OfficeKind kind, int next, PersonNameReader reader, List<Token> words, bool toneless)
    {
        var name = reader.At(next);
        if (kind == OfficeKind.Honorific)
        {
            // "ông chủ tịch" is read at its title; "anh Quý địa chính" here.
            var behind = name is { } called ? called.First + called.Words : next;
            behind += behind < words.Count && words[behind].Kind == TokenKind.Punctuation ? 1 : 0;
            var hasTitle = name is not null && behind < words.Count && offices.At(words, behind, toneless) is (OfficeKind.Office or OfficeKind.Staff, _);
            return hasTitle || name is { IsFull: true } ? Accused.Named : name is null ? Accused.Nobody : Accused.Identifiable;
        }

        if (name is null)
        {
            for (var i = next; i < Math.Min(words.Count, next + NameAfterTitle) && words[i].Kind != TokenKind.Punctuation && name is null; i++)
            {
                var isCalled = words[i].Text is "tên" or "ten" or "là" or "la" || offices.IsHonorific(words[i], toneless);
                name = isCalled ? reader.At(i + 1) : reader.IsCapitalised(i) && reader.At(i) is { IsFull: true } full ? full : null;
            }
        }

        return (kind, name) switch
        {
            (OfficeKind.Office, not null) => Accused.Named,
            (OfficeKind.Office, null) => next < words.Count && words[next].Kind == TokenKind.Number ? Accused.Named : Accused.Identifiable,
            (OfficeKind.Staff, not null) => Accused.Named,
            (_, not null) => Accused.Identifiable,
            _ => Accused.Vague,
        };
    }
}
