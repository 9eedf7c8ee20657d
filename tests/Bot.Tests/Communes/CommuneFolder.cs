using System.Text;
using CivicBot.Communes;

namespace CivicBot.Tests.Communes;

/// <summary>A communes directory of one test.</summary>
internal sealed class CommuneFolder : IDisposable
{
    /// <summary>A correct file; the comments at the right are its line numbers.</summary>
    public static readonly string Commune = string.Join('\n', [
        "name: Phường Thử", // 1
        "kind: phường", // 2
        "province: {id: tinh-thu, name: Tỉnh Thử}", // 3
        "fictional: true", // 4
        "default: true", // 5
        "oa_ids: [\"1000000001\"]", // 6
        "neighbourhoods:", // 7
        "  - Khu phố 1", // 8
        "  - {name: Khu phố 2, aliases: [KP2]}", // 9
        "offices:", // 10
        "  - name: Một cửa", // 11
        "    address: Số 1 đường Thử", // 12
        "    phones: [\"0000 000 001\"]", // 13
        "    hours:", // 14
        "      ngay-thuong: [\"07:30-11:30\", \"13:30-17:00\"]", // 15
        "      thu-7: [\"07:30-11:30\"]", // 16
        "officers:", // 17
        "  - {title: Hộ tịch, phone: \"0000 000 011\", fields: [ho-tich]}", // 18
        "departments:", // 19
        "  - {id: van-phong, name: Văn phòng, phone: \"113\", fields: [khac]}", // 20
        "closures:", // 21
        "  - {from: 2026-12-01, to: 2026-12-02, reason: tập huấn}", // 22
        string.Empty,
    ]);

    public CommuneFolder() => Root = Directory.CreateTempSubdirectory("civicbot-communes-").FullName;

    public string Root { get; }

    /// <summary>The correct file with one passage changed; the passage must be there.</summary>
    public static string CommuneWith(string passage, string replacement)
    {
        Assert.That(Commune, Does.Contain(passage));
        return Commune.Replace(passage, replacement, StringComparison.Ordinal);
    }

    /// <summary>A second commune beside the default one.</summary>
    public static string Other(string oaId) =>
        CommuneWith("default: true\n", string.Empty)
            .Replace("1000000001", oaId, StringComparison.Ordinal)
            .Replace("Phường Thử", "Phường Khác", StringComparison.Ordinal);

    public CommuneFolder With(string file, string text)
    {
        File.WriteAllText(Path.Combine(Root, file), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return this;
    }

    public void Remove(string file) => File.Delete(Path.Combine(Root, file));

    public CommuneContents Read() => CommunesReader.Read(Root);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
