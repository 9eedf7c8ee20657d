using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Comments.Import;

/// <summary>Topics by their id, their name, a part of the name ("điện, nước") or another word that lists use.</summary>
internal sealed class ImportTopics
{
    private static readonly (string Word, string Topic)[] OtherWords =
    [
        ("an toan giao thong", "giao-thong"), ("ve sinh moi truong", "moi-truong"), ("trat tu do thi", "xay-dung"), ("quan ly xay dung", "xay-dung"), ("den bu", "boi-thuong"),
        ("tai dinh cu", "boi-thuong"), ("giai phong mat bang", "boi-thuong"), ("an ninh", "an-ninh"), ("trat tu", "an-ninh"), ("an ninh trat tu", "an-ninh"), ("an ninh quoc phong", "an-ninh"),
        ("chinh sach xa hoi", "an-sinh"), ("viec lam", "an-sinh"), ("cai cach hanh chinh", "hanh-chinh"), ("thu tuc", "hanh-chinh"), ("cong vu", "hanh-chinh"), ("van hoa", "giao-duc"),
        ("the thao", "giao-duc"), ("thuy loi", "nong-nghiep"), ("chan nuoi", "nong-nghiep"), ("ve sinh an toan thuc pham", "y-te"), ("thoat nuoc", "ha-tang"), ("chieu sang", "ha-tang"), ("khac", "khac"),
    ];

    private readonly Dictionary<string, string> byWord = new(StringComparer.Ordinal);

    public ImportTopics(TopicScheme scheme)
    {
        foreach (var topic in scheme.Topics)
        {
            byWord[TypedText.Folded(topic.Id)] = topic.Id;
            byWord[TypedText.Folded(topic.Name)] = topic.Id;
            foreach (var part in topic.Name.Split(','))
            {
                byWord.TryAdd(TypedText.Folded(part), topic.Id);
            }
        }

        foreach (var (word, topic) in OtherWords)
        {
            byWord.TryAdd(word, topic);
        }
    }

    /// <summary>The topics of a cell, the first one the main one; empty where a word is unknown.</summary>
    public IReadOnlyList<string> Of(string cell)
    {
        if (Find(cell) is { } whole)
        {
            return [whole];
        }

        var parts = cell.Split([';', '/', '|', '\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Find).ToList();
        return parts.Contains(null) ? [] : [.. parts.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private string? Find(string words)
    {
        var folded = TypedText.Folded(words);
        return byWord.GetValueOrDefault(folded.StartsWith("linh vuc ", StringComparison.Ordinal) ? folded["linh vuc ".Length..] : folded);
    }
}
