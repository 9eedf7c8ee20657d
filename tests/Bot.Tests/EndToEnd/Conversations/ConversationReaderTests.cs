namespace CivicBot.Tests.EndToEnd.Conversations;

[TestFixture]
internal sealed class ConversationReaderTests
{
    [Test]
    public void A_conversation_is_read_into_steps_with_their_messages_and_buttons()
    {
        var scripts = ConversationReader.Read("a.md", """
            # Tiêu đề

            Lời giải thích, tùy ý.

            ## Hỏi lệ phí

            > ghi chú
            Dân: Khai sinh
              hết bao nhiêu tiền?
            Bot: Miễn phí…
              Nguồn: …
            nút: Hồ sơ | …
            [ảnh: cổng trụ sở]
            Dân (trích tin trên): còn thời hạn?
            Bot: …
            """);

        var script = scripts.Single();
        Assert.Multiple(() =>
        {
            Assert.That(script.Title, Is.EqualTo("Hỏi lệ phí"));
            Assert.That(script.Steps.Select(s => s.Action), Is.EqualTo(new ScriptAction[]
            {
                new ScriptAction.Say("Khai sinh\nhết bao nhiêu tiền?", QuotesBot: false),
                new ScriptAction.Do("ảnh", "cổng trụ sở"),
                new ScriptAction.Say("còn thời hạn?", QuotesBot: true),
            }));
            Assert.That(script.Steps.Select(s => s.Expected.Count), Is.EqualTo(new[] { 1, 0, 1 }));
            Assert.That(script.Steps[0].Expected[0].Pattern, Is.EqualTo("Miễn phí…\nNguồn: …"));
            Assert.That(script.Steps[0].Expected[0].Buttons, Is.EqualTo(new[] { "Hồ sơ", "…" }));
            Assert.That(script.Steps[0].Line, Is.EqualTo(8));
        });
    }

    [TestCase("## A\nbot: x", "a.md:2:")]
    [TestCase("## A\nBot: x", "a.md:2:")]
    [TestCase("## A\nDân: x\n[anh]", "a.md:3:")]
    [TestCase("## A\nDân: x\nnút: x", "a.md:3:")]
    [TestCase("## A", "a.md:1:")]
    [TestCase("# A", "a.md:1:")]
    public void A_slip_in_a_file_is_an_error_with_its_line(string text, string place)
    {
        var error = Assert.Throws<ScriptFormatException>(() => ConversationReader.Read("a.md", text));
        Assert.That(error!.Message, Does.StartWith(place));
    }

    [TestCase("Miễn phí…", "Miễn phí.\nNguồn: Cổng dịch vụ công", true)]
    [TestCase("…lệ phí…nguồn…", "Về lệ phí:\n\n0 đồng; nguồn ở dưới", true)]
    [TestCase("Một hai", "Một\nhai", true)]
    [TestCase("Miễn phí", "Miễn phí.", false)]
    [TestCase("…(1/3)", "a (1/3)", true)]
    [TestCase("…nguồn…lệ phí…", "lệ phí, nguồn", false)]
    public void The_pattern_covers_the_whole_text(string pattern, string text, bool expected) =>
        Assert.That(ExpectedText.Matches(pattern, text), Is.EqualTo(expected));

    [TestCase("Hồ sơ|…", "Hồ sơ|Lệ phí", true)]
    [TestCase("Hồ sơ", "Hồ sơ|Lệ phí", false)]
    [TestCase("Hồ sơ|Lệ phí", "Hồ sơ|Lệ phí", true)]
    [TestCase("Lệ phí|…", "Hồ sơ|Lệ phí", false)]
    public void Buttons_are_compared_in_their_order(string titles, string shown, bool expected) =>
        Assert.That(ExpectedText.Matches(titles.Split('|'), shown.Split('|')), Is.EqualTo(expected));
}
