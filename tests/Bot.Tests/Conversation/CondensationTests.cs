using CivicBot.Conversation.Answers;

namespace CivicBot.Tests.Conversation;

internal sealed class CondensationTests
{
    [Test]
    public void Items_are_taken_whole_up_to_three() =>
        Assert.That(Condense("- Một.\n- Hai.\n- Ba.\n- Bốn.\n- Năm.").Lines, Is.EqualTo(new[] { "• Một.", "• Hai.", "• Ba." }));

    [Test]
    public void One_short_item_more_is_shown_rather_than_hidden() =>
        Assert.That(Condense("- Một.\n- Hai.\n- Ba.\n- Bốn.").IsComplete);

    [Test]
    public void A_long_first_item_ends_at_a_sentence_and_never_inside_an_amount_or_brackets()
    {
        var first = "Lệ phí 5.000.000 đồng (theo Nghị quyết 1. Áp dụng từ 2026; xem thêm). " + new string('a', 300) + ". ";
        var condensed = Condense($"- {first}Câu cuối {new string('b', 100)}.");

        Assert.That(condensed.Lines.Single(), Is.EqualTo("• " + first.TrimEnd()));
        Assert.That(condensed.ItemWasCut);
    }

    [Test]
    public void A_sentence_without_an_end_is_kept_whole()
    {
        var endless = string.Join(", ", Enumerable.Repeat("giấy tờ kèm theo", 40));

        Assert.That(Condense($"- {endless}\n- Khác.").Lines[0], Is.EqualTo("• " + endless));
    }

    [Test]
    public void A_leading_line_stays_with_what_it_leads()
    {
        var condensed = Condense($"- {new string('a', 370)}.\n**Người mua:**\n- Tờ khai.");

        Assert.That(condensed.Lines, Has.Count.EqualTo(1));
        Assert.That(condensed.ItemsLeft, Is.EqualTo(2));
        Assert.That(Condense("**Người mua:**\n- Tờ khai.").Lines, Is.EqualTo(new[] { "Người mua:", "• Tờ khai." }));
    }

    [Test]
    public void Numbered_steps_keep_their_numbers_and_indented_lines_their_item() =>
        Assert.That(Condense("1. Nộp\n   hồ sơ.\n2. Nhận.").Lines, Is.EqualTo(new[] { "1) Nộp hồ sơ.", "2) Nhận." }));

    [Test]
    public void No_shipped_section_is_cut_inside_a_sentence()
    {
        foreach (var procedure in ShippedKnowledge.Procedures.Procedures)
        {
            foreach (var part in PartText.Available(procedure))
            {
                var items = PartText.Items(procedure, part);
                var condensed = Condensation.Of(items);
                var whole = string.Join('\n', items.Select(item => item.Line));
                var shown = string.Join('\n', condensed.Lines);
                Assert.That(whole, Does.StartWith(shown), procedure.Slug);
                var rest = whole[shown.Length..];
                Assert.That(rest.Length == 0 || rest[0] is '\n' or ';' || shown[^1] is '.' or '!' or '?', $"{procedure.Slug}/{part}: {shown}");
            }
        }
    }

    private static CondensedText Condense(string markdown) => Condensation.Of(SectionText.Items(markdown));
}
