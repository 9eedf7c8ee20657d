using System.Net;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Attachments.Fetching;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Comments.Attachments;

internal sealed class AddressTests
{
    [TestCase("https://f9-zpc.zdn.vn/a.jpg")]
    [TestCase("https://zdn.vn/a.jpg")]
    [TestCase("https://PHOTO-STAL-3.ZDN.VN/a.jpg")]
    [TestCase("https://file-stal-22.dlfl.vn/gr/b8b4/2aOb")]
    [TestCase("https://file-stal-22-te-vnso-ne-2.flchat.vn/gr/b8b4/2aOb")]
    [TestCase("https://video-stal-46.dlmd.me/gr/x")]
    [TestCase("https://s120.zadn.vn:443/e.jpg")]
    public void Zalos_hosts_may_be_fetched_from(string address) =>
        Assert.That(AttachmentAddress.ProblemOf(new Uri(address), new AttachmentOptions()), Is.Null);

    [TestCase("http://f9-zpc.zdn.vn/a.jpg")]
    [TestCase("ftp://f9-zpc.zdn.vn/a.jpg")]
    [TestCase("https://evilzdn.vn/a.jpg")]
    [TestCase("https://zdn.vn.evil.example/a.jpg")]
    [TestCase("https://zdn.vn@evil.example/a.jpg")]
    [TestCase("https://user:word@f9-zpc.zdn.vn/a.jpg")]
    [TestCase("https://f9-zpc.zdn.vn:8443/a.jpg")]
    [TestCase("https://127.0.0.1/a.jpg")]
    [TestCase("https://[::1]/a.jpg")]
    [TestCase("https://2130706433/a.jpg")]
    [TestCase("https://localhost/a.jpg")]
    [TestCase("file:///etc/passwd")]
    [TestCase("data:image/png;base64,AAAA")]
    public void Nobody_elses(string address) =>
        Assert.That(AttachmentAddress.ProblemOf(new Uri(address), new AttachmentOptions()), Is.Not.Null);

    [Test]
    public void Hosts_and_a_stand_in_can_be_set()
    {
        var options = new AttachmentOptions { Hosts = { "example.vn" }, LocalHosts = { "127.0.0.1:5090" } };

        Assert.Multiple(() =>
        {
            Assert.That(AttachmentAddress.ProblemOf(new Uri("https://cdn.example.vn/a"), options), Is.Null);
            Assert.That(AttachmentAddress.ProblemOf(new Uri("https://f9-zpc.zdn.vn/a"), options), Is.EqualTo(AttachmentTrouble.HostNotAllowed));
            Assert.That(AttachmentAddress.ProblemOf(new Uri("http://127.0.0.1:5090/a"), options), Is.Null);
            Assert.That(AttachmentAddress.ProblemOf(new Uri("http://127.0.0.1:5091/a"), options), Is.Not.Null);
        });
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("118.102.1.1", true)]
    [TestCase("2404:8e00::1", true)]
    [TestCase("64:ff9b::808:808", true)]
    [TestCase("::ffff:8.8.8.8", true)]
    [TestCase("0.0.0.0", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("127.0.0.1", false)]
    [TestCase("127.8.8.8", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("172.16.0.1", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("172.32.0.1", true)]
    [TestCase("192.168.1.1", false)]
    [TestCase("192.0.2.5", false)]
    [TestCase("198.18.0.1", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:127.0.0.1", false)]
    [TestCase("::127.0.0.1", false)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fc00::1", false)]
    [TestCase("fd12:3456::1", false)]
    [TestCase("ff02::1", false)]
    [TestCase("2001:db8::1", false)]
    [TestCase("2002:7f00:1::", false)]
    [TestCase("2001::1", false)]
    public void Only_addresses_of_the_public_internet_are_connected_to(string address, bool isPublic) =>
        Assert.That(PublicAddress.Is(IPAddress.Parse(address)), Is.EqualTo(isPublic));

    [TestCase("Hosts:0", "https://zdn.vn", "Hosts")]
    [TestCase("Hosts:0", ".zdn.vn", "Hosts")]
    [TestCase("LocalHosts:0", "127.0.0.1", "LocalHosts")]
    [TestCase("MaxVideoBytes", "0", "MaxVideoBytes")]
    [TestCase("IdleLimit", "01:00:00", "IdleLimit")]
    [TestCase("Parallel", "0", "Parallel")]
    public void A_wrong_setting_is_named(string key, string value, string named)
    {
        var options = Read(key, value);

        Assert.That(options.Problems().ToList(), Has.Count.EqualTo(1).And.All.Contains("Comments:Attachments:" + named));
        Assert.That(new AttachmentOptions().Problems(), Is.Empty);
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("...", null)]
    [TestCase("../../etc/passwd", "passwd")]
    [TestCase(@"C:\Ảnh\ổ gà.jpg", "ổ gà.jpg")]
    [TestCase("a\u0000b\r\nc.pdf", "abc.pdf")]
    [TestCase("an\u202Egpj.exe", "angpj.exe")]
    [TestCase("a<b>:\"|?*%.pdf", "ab.pdf")]
    [TestCase("con.txt", "_con.txt")]
    [TestCase(" .don.pdf. ", "don.pdf")]
    public void Names_are_made_harmless(string? name, string? clean) => Assert.That(AttachmentName.Clean(name), Is.EqualTo(clean));

    [TestCase("don.pdf", "pdf", "don.pdf")]
    [TestCase("don.PDF", "pdf", "don.PDF")]
    [TestCase("don.pdf.exe", "pdf", "don.pdf.pdf")]
    [TestCase("don", "pdf", "don.pdf")]
    [TestCase(".jpg", "jpg", "jpg.jpg")]
    [TestCase(null, "jpg", null)]
    public void Names_end_as_what_they_are(string? name, string extension, string? expected) =>
        Assert.That(AttachmentName.WithExtension(name, extension), Is.EqualTo(expected));

    [Test]
    public void Long_names_keep_their_ending() =>
        Assert.That(AttachmentName.Clean(new string('a', 300) + ".docx"), Has.Length.EqualTo(100).And.EndsWith("a.docx"));

    private static AttachmentOptions Read(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().Get<AttachmentOptions>()!;
}
