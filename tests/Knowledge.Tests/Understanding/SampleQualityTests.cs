using CivicBot.Evaluation;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Understanding;

/// <summary>The shipped samples through the shipped knowledge. Floors lie below what was measured, so that they catch a broken change, not a changed word.</summary>
public sealed class SampleQualityTests
{
    [Test]
    public void Everyday_questions_find_their_procedure()
    {
        var (messages, answers) = Run("questions.jsonl");
        var all = Scoring.OfQuestions(messages, answers).Single(s => s.Group == "all");

        Assert.Multiple(() =>
        {
            Assert.That(all.Count, Is.GreaterThanOrEqualTo(60));
            Assert.That(all.Top1, Is.GreaterThanOrEqualTo(0.90));
            Assert.That(all.Top3, Is.GreaterThanOrEqualTo(0.97));
            Assert.That(all.ServedRight, Is.GreaterThanOrEqualTo(0.92));
            Assert.That(all.Wrong, Is.LessThanOrEqualTo(0.06));
            Assert.That(all.Facet, Is.GreaterThanOrEqualTo(0.85));
        });
    }

    [Test]
    public void Questions_typed_without_diacritics_are_found_as_well()
    {
        var (messages, answers) = Run("questions.jsonl");

        Assert.That(Scoring.OfQuestions(messages, answers).Single(s => s.Group == "no diacritics").Top1, Is.GreaterThanOrEqualTo(0.85));
    }

    [Test]
    public void Conversations_keep_and_change_their_subject()
    {
        var (messages, answers) = Run("conversations.jsonl");
        var all = Scoring.OfQuestions(messages, answers).Single(s => s.Group == "conversations");

        Assert.Multiple(() =>
        {
            Assert.That(all.ServedRight, Is.GreaterThanOrEqualTo(0.85));
            Assert.That(all.Facet, Is.GreaterThanOrEqualTo(0.85));
        });
    }

    [Test]
    public void What_is_no_question_is_not_answered_as_one()
    {
        var (messages, answers) = Run("messages.jsonl");
        var recognised = Scoring.OfIntents(messages, answers);

        Assert.Multiple(() =>
        {
            Assert.That(Scoring.AnsweredAnyway(messages, answers), Is.LessThanOrEqualTo(0.06));
            Assert.That(recognised.Single(r => r.Label == "emergency").Recognised, Is.EqualTo(1));
            Assert.That(recognised.Sum(r => r.Recognised * r.Count) / messages.Count, Is.GreaterThanOrEqualTo(0.8));
        });
    }

    private static (List<LabelledMessage> Messages, Dictionary<string, Answer> Answers) Run(string file)
    {
        var messages = LabelledMessage.Read(RepositoryRoot.Folder("tests", "Evaluation", "samples", file));
        return (messages, messages.ToDictionary(m => m.Id, Shipped.Engine.Ask, StringComparer.Ordinal));
    }
}
