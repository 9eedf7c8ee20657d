using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CivicBot.Conversation.Reading;

namespace CivicBot.Comments.Import;

/// <summary>What a column of a list of comments holds.</summary>
public enum ImportColumn
{
    Number,
    ReceivedOn,
    Text,
    Place,
    Topic,
    Name,
    Phone,
    Anonymous,
    Channel,
    Commune,
    Day,
    Result,
    Answer,
    AnsweredOn,
    Due,
    Officer,
    Body,
    Proof,
    LegalGround,
    Note,
}

/// <summary>Recognises columns by their headers, Vietnamese or English, with or without diacritics; what stands in brackets is a hint for people.</summary>
internal static partial class ImportColumns
{
    private static readonly FrozenDictionary<string, ImportColumn> ByHeader = new (ImportColumn Column, string[] Headers)[]
    {
        (ImportColumn.Number, ["stt", "so tt", "tt", "so thu tu", "no", "number"]),
        (ImportColumn.ReceivedOn, ["ngay", "ngay tiep nhan", "ngay nhan", "ngay neu", "ngay phan anh", "ngay gui", "thoi gian", "date", "received", "received on", "received at"]),
        (ImportColumn.Text, ["noi dung", "noi dung y kien", "noi dung phan anh", "noi dung kien nghi", "y kien", "phan anh", "kien nghi", "y kien kien nghi", "y kien phan anh", "text", "comment", "content"]),
        (ImportColumn.Place, ["dia ban", "khu pho", "ap", "thon", "khom", "to dan pho", "khu dan cu", "noi", "dia diem", "vi tri", "dia ban khu pho", "dia chi", "place", "neighbourhood", "location"]),
        (ImportColumn.Topic, ["linh vuc", "chu de", "nhom linh vuc", "nhom van de", "topic", "topics", "field"]),
        (ImportColumn.Name, ["nguoi neu", "nguoi neu y kien", "nguoi phan anh", "nguoi kien nghi", "ho ten", "ho va ten", "ten", "cong dan", "name"]),
        (ImportColumn.Phone, ["dien thoai", "so dien thoai", "sdt", "phone", "telephone"]),
        (ImportColumn.Anonymous, ["an danh", "giau ten", "anonymous"]),
        (ImportColumn.Channel, ["kenh", "kenh tiep nhan", "hinh thuc", "nguon", "channel"]),
        (ImportColumn.Commune, ["xa", "phuong", "xa phuong", "don vi", "commune", "ward"]),
        (ImportColumn.Day, ["ngay doi thoai", "buoi doi thoai", "hoi nghi doi thoai", "day", "dialogue day"]),
        (ImportColumn.Result, ["ket qua", "ket qua giai quyet", "ket qua xu ly", "trang thai", "tinh trang", "result", "state", "status"]),
        (ImportColumn.Answer, ["tra loi", "noi dung tra loi", "giai trinh", "y kien tra loi", "answer", "reply"]),
        (ImportColumn.AnsweredOn, ["ngay tra loi", "ngay giai quyet", "answered on", "answered"]),
        (ImportColumn.Due, ["ngay hen", "han", "han giai quyet", "thoi han", "due", "promised for"]),
        (ImportColumn.Officer, ["can bo", "giao cho", "nguoi phu trach", "can bo phu trach", "don vi xu ly", "officer"]),
        (ImportColumn.Body, ["co quan", "co quan tham quyen", "chuyen den", "co quan tiep nhan", "body", "forwarded to"]),
        (ImportColumn.Proof, ["minh chung", "kiem tra", "proof", "checked"]),
        (ImportColumn.LegalGround, ["can cu", "can cu phap ly", "can cu phap luat", "legal ground"]),
        (ImportColumn.Note, ["ghi chu", "note", "notes", "remark"]),
    }.SelectMany(one => one.Headers.Select(header => (header, one.Column))).ToFrozenDictionary(one => one.header, one => one.Column, StringComparer.Ordinal);

    /// <summary>Null where the header is none of ours. A longer header counts by how it begins ("Kết quả của UBND phường").</summary>
    public static ImportColumn? Of(string header)
    {
        var folded = TypedText.Folded(Brackets().Replace(header, " "));
        if (ByHeader.TryGetValue(folded, out var known))
        {
            return known;
        }

        var beginning = ByHeader.Keys.Where(name => folded.StartsWith(name + " ", StringComparison.Ordinal)).MaxBy(name => name.Length);
        return beginning is null ? null : ByHeader[beginning];
    }

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Brackets();
}
