using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Questions;
using CivicBot.Officials.Knowledge;

namespace CivicBot.Tests.Knowledge;

/// <summary>Questions alike are one piece of work; a decision holds until somebody asks in new words.</summary>
[TestFixture]
internal sealed class QuestionDeskTests
{
    [Test]
    public void A_group_is_decided_when_all_its_questions_are_decided_alike()
    {
        var asked = new[] { Asked("a", 3), Asked("b", 5), Asked("c", 1), Asked("d", 1) };
        var marks = new Dictionary<string, QuestionState>(StringComparer.Ordinal)
        {
            ["a"] = QuestionState.ToBeWritten, ["b"] = QuestionState.ToBeWritten, ["c"] = QuestionState.NotForUs,
        };
        var groups = QuestionDesk.Grouped(asked, [1, 1, 2, 2], question => marks.TryGetValue(question.Folded, out var state) ? Mark(state) : null);

        Assert.That(groups.Select(group => (group.Count, group.State)), Is.EqualTo(new[] { (8, QuestionState.ToBeWritten), (2, QuestionState.Open) }));
        Assert.That(groups[0].Nearest, Is.EqualTo("gan-b"));
    }

    [Test]
    public void Every_rule_that_can_stop_a_text_has_words_for_officials()
    {
        var ofFiles = new[] { "unreadable", "wrong-place", "duplicate-slug", "missing-key", "missing-section", "duplicate-alias", "unknown-commune", "review-due", "byte-order-mark", "windows-line-ends" };
        var all = CivicBot.Knowledge.Files.FileRules.All.Concat(ProcedureRules.All).Select(rule => rule.Id).Except(ofFiles, StringComparer.Ordinal);

        Assert.That(FindingTexts.Rules, Is.EquivalentTo(all));
    }

    private static UnansweredGroup Asked(string text, int count) => new(text, count, new DateOnly(2026, 11, 20), $"gan-{text}", 0.3, "r", text);

    private static QuestionMark Mark(QuestionState state) => new() { Id = Guid.NewGuid(), Commune = "x", State = state, By = "y", At = DateTimeOffset.UnixEpoch };
}
