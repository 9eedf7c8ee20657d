using System.Text.Json;
using System.Text.RegularExpressions;
using CivicBot.Adapters.AzureLanguage;
using CivicBot.AzureStandIn.Faults;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening;

namespace CivicBot.AzureLanguage.Tests.Client;

/// <summary>No unmasked personal data, and nothing else that tells who wrote, leaves this machine; searched in what came over the wire.</summary>
[CancelAfter(120_000)]
internal sealed partial class PrivacyTests
{
    // Numbers and names are invented.
    private static readonly (string Text, string[] Secrets)[] Samples =
    [
        ("Tôi tên Lê Thị Bưởi, số điện thoại 0912 345 678, đèn hẻm 12 hỏng", ["0912", "345 678", "Lê Thị Bưởi"]),
        ("Gọi cho tôi 0987.654.321 hoặc 84987654321 nhé, rác không ai gom", ["0987", "84987654321"]),
        ("CCCD 079201001234 của tôi, CMND cũ 025123456, hỏi sổ đỏ", ["079201001234", "025123456"]),
        ("mail của tôi la buoi.le@example.com và nhà ở số 15/3 đường Hoa Cúc, tổ 4, đất lấn chiếm", ["buoi.le@example.com"]),
        ("xe biển số 67H1-123.45 chạy ẩu trước trường, tài khoản 0123456789012 Vietcombank", ["67H1-123.45", "0123456789012"]),
        ("sdt 0 9 1 2 3 4 5 6 7 8 xin goi lai, duong ngap", ["0 9 1 2 3 4 5 6 7 8"]),
        ("Đường ngập tới 0,5 mét từ 01/11 đến 20/11/2026, đã báo 3 lần, hẻm 145", []),
    ];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<PersonalDataMask> Mask = new(() => PersonalDataMask.Load(Knowledge(), Lexicon.Load(Path.Combine(Knowledge(), "lexicon"))));

    [Test]
    public async Task Nothing_personal_is_on_the_wire_also_when_things_go_wrong(CancellationToken cancellationToken)
    {
        await using var azure = await Connected.StartAsync(mask: Mask.Value.Mask, settings: ("TroublesBeforeRest", "1000"));
        var limit = TimeSpan.FromSeconds(20);
        string[] texts = [.. Samples.Select(sample => sample.Text)];
        await azure.Client.LabelsAsync(texts, limit, cancellationToken);
        await azure.Client.PersonalDataAsync(texts, limit, cancellationToken);
        await azure.Client.LanguagesAsync(texts, limit, cancellationToken);
        await azure.Client.KeyPhrasesAsync(texts, limit, cancellationToken);
        azure.Azure.Faults.Next(FaultPoint.Submit, new Fault.Status(500, "InternalServerError"), new Fault.Status(429, "TooManyRequests", 0), new Fault.Cut());
        await azure.Client.LabelsAsync(texts, limit, cancellationToken);

        Assert.That(azure.Azure.Requests.Count(request => request.Body.Length > 0), Is.GreaterThan(7));
        foreach (var request in azure.Azure.Requests)
        {
            var wire = $"{request.Target}\n{string.Join('\n', request.Headers.Values)}\n{Unescaped(request.Body)}";
            Assert.That(Samples.SelectMany(sample => sample.Secrets).Where(secret => wire.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty);
            Assert.That(LongNumber().Matches(Unescaped(request.Body)), Is.Empty);
        }

        // What the comment is about is still there.
        var all = string.Concat(azure.Azure.Requests.Select(request => Unescaped(request.Body)));
        Assert.That(all, Does.Contain("rác không ai gom").And.Contain("0,5 mét từ 01/11 đến 20/11/2026"));
        Assert.That(azure.Log.Text, Does.Not.Contain("rác").And.Not.Contain("0912").And.Not.Contain(azure.Azure.Options.Key));
    }

    /// <summary>If the lists missed something or were empty, numbers and addresses of mail would still not leave.</summary>
    [Test]
    public async Task Without_any_list_numbers_and_mail_addresses_are_hidden_all_the_same(CancellationToken cancellationToken)
    {
        await using var azure = await Connected.StartAsync(mask: text => text);
        await azure.Client.LanguagesAsync([.. Samples.Select(sample => sample.Text)], TimeSpan.FromSeconds(20), cancellationToken);
        var body = Unescaped(azure.Azure.Requests.Single().Body);
        Assert.That(LongNumber().Matches(body), Is.Empty);
        Assert.That(body, Does.Not.Contain("@").And.Contain("20/11/2026"));
    }

    [Test]
    public async Task Ids_are_places_and_no_header_names_the_machine(CancellationToken cancellationToken)
    {
        await using var azure = await Connected.StartAsync();
        await azure.Client.LabelsAsync(["một", "hai"], TimeSpan.FromSeconds(20), cancellationToken);
        var request = azure.Azure.Requests[0];
        Assert.That(JsonDocument.Parse(request.Body).RootElement.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().Select(one => one.GetProperty("id").GetString()), Is.EqualTo(new[] { "0", "1" }));
        Assert.That(string.Join(' ', request.Headers.Values), Does.Not.Contain(Environment.MachineName).And.Not.Contain(Environment.OSVersion.VersionString));
    }

    [TestCase("gọi 0912345678 nhé", "gọi […] nhé")]
    [TestCase("số 12, ngày 1.2.2026", "số 12, ngày 1.2.2026")]
    [TestCase("1.200.000 đồng", "1.200.000 đồng")]
    [TestCase("12-34-56-78 xong", "[…] xong")]
    [TestCase("a@b.vn", "[…]")]
    [TestCase("đầu năm 2026 2027", "đầu năm […]")]
    [TestCase("", "")]
    public void What_no_list_lets_through_is_guarded(string text, string guarded) => Assert.That(OutgoingText.Guard(text), Is.EqualTo(guarded));

    [Test]
    public void Text_is_composed_before_it_is_masked_and_sent()
    {
        var seen = "";
        var text = OutgoingText.Of("đường".Normalize(System.Text.NormalizationForm.FormD), one => seen = one);
        Assert.That((seen, text.Text, text.Elements, text.Records), Is.EqualTo(("đường", "đường", 5, 1)));
    }

    /// <summary>JSON writes letters outside of ASCII as escapes.</summary>
    private static string Unescaped(string body) => body.Length == 0
        ? ""
        : JsonSerializer.Serialize(JsonDocument.Parse(body).RootElement, Readable);

    private static string Knowledge([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "knowledge"));

    [GeneratedRegex(@"\d([ .\-]?\d){7,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();
}
