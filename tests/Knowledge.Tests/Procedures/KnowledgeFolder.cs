using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>A knowledge directory of one test.</summary>
internal sealed class KnowledgeFolder : IDisposable
{
    /// <summary>A correct entry; the comments at the right are its line numbers.</summary>
    public static readonly string Entry = string.Join('\n', [
        "---", // 1
        "code: \"1.000001\"", // 2
        "name: Thủ tục thử", // 3
        "field: Hộ tịch", // 4
        "authority: UBND cấp xã", // 5
        "level: xã", // 6
        "online: toàn trình", // 7
        "fee: Miễn phí", // 8
        "duration: 3 ngày", // 9
        "aliases: [thử một]", // 10
        "questions:", // 11
        "  - Làm thử thì cần gì?", // 12
        "legal: [Luật Thử nghiệm 2025]", // 13
        "reviewed: 2026-11-01", // 14
        "confidence: high", // 15
        "sources:", // 16
        "  - \"Nguồn thử\"", // 17
        "---", // 18
        "## Hồ sơ", // 19
        "- Đơn.", // 20
        "## Trình tự", // 21
        "1. Nộp.", // 22
        "## Thời hạn", // 23
        "- 3 ngày.", // 24
        "## Lệ phí", // 25
        "- Miễn phí.", // 26
        "## Nơi nộp", // 27
        "- Một cửa.", // 28
        "## Căn cứ pháp lý", // 29
        "- Luật Thử nghiệm 2025.", // 30
        "## Lưu ý", // 31
        "- Không có.", // 32
        string.Empty,
    ]);

    public KnowledgeFolder()
    {
        Root = Directory.CreateTempSubdirectory("civicbot-knowledge-").FullName;
        Directory.CreateDirectory(Path.Combine(Root, "procedures"));
    }

    public string Root { get; }

    /// <summary>The correct entry with one passage changed; the passage must be there.</summary>
    public static string EntryWith(string passage, string replacement)
    {
        Assert.That(Entry, Does.Contain(passage));
        return Entry.Replace(passage, replacement, StringComparison.Ordinal);
    }

    /// <summary>An entry that differs from others where entries must differ.</summary>
    public static string EntryNamed(string name) =>
        EntryWith("name: Thủ tục thử", $"name: {name}").Replace("[thử một]", $"[gọi là {name}]", StringComparison.Ordinal);

    public KnowledgeFolder With(string path, string text) => With(path, System.Text.Encoding.UTF8.GetBytes(text));

    public KnowledgeFolder With(string path, byte[] bytes)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return this;
    }

    public void Remove(string path) => File.Delete(Path.Combine(Root, path));

    public LibraryContents Read() => LibraryReader.Read(Root, CancellationToken.None);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
