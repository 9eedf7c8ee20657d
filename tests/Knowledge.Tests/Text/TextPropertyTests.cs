using System.Globalization;
using System.Text;
using CivicBot.Knowledge.Tests.Understanding;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Tests.Text;

/// <summary>What holds for every text whatever.</summary>
public sealed class TextPropertyTests
{
    [Test]
    public void No_text_is_an_error() => AnyText.Holds(3000, AnyText.Utf16, text => Analyse(text).Original == text);

    [Test]
    public void Every_token_lies_inside_the_original_and_none_before_the_last() => AnyText.Holds(3000, AnyText.Messages, text =>
    {
        var before = 0;
        foreach (var token in Analyse(text).Tokens)
        {
            if (token.Start < before || token.Length <= 0 || token.Start + token.Length > text.Length)
            {
                return false;
            }

            before = token.Start;
        }

        return true;
    });

    [Test]
    public void Every_letter_and_digit_belongs_to_a_token() => AnyText.Holds(3000, AnyText.Messages, text =>
    {
        var covered = new bool[text.Length];
        foreach (var token in Analyse(text).Tokens)
        {
            covered.AsSpan(token.Start, token.Length).Fill(true);
        }

        return text.Index().All(c => !char.IsLetterOrDigit(c.Item) || covered[c.Index]);
    });

    [Test]
    public void Words_are_composed_and_lower_case() => AnyText.Holds(3000, AnyText.Messages, text =>
        Analyse(text).Tokens.Where(t => t.Kind == TokenKind.Word).All(t => t.Text.IsNormalized(NormalizationForm.FormC) && t.Text.All(c => char.ToLowerInvariant(c) == c)));

    [Test]
    public void Letters_and_marks_apart_give_the_same_tokens() => AnyText.Holds(3000, AnyText.Vietnamese, text =>
    {
        var composed = Analyse(text.Normalize(NormalizationForm.FormC));
        var apart = Analyse(AnyText.Decomposed(text));
        return composed.IsToneless == apart.IsToneless && composed.Words.Select(w => w.Text).SequenceEqual(apart.Words.Select(w => w.Text));
    });

    [Test]
    public void A_lossless_step_done_twice_changes_nothing_more() => AnyText.Holds(3000, AnyText.Messages, text =>
        Shipped.Analyzer.Steps.Where(s => s.IsLossless).All(step =>
        {
            var once = TokenBuffer.Of(text);
            step.Apply(once);
            Token[] first = [.. once.Tokens];
            step.Apply(once);
            return once.Tokens.SequenceEqual(first);
        }));

    [Test]
    public void A_lossless_step_keeps_every_letter_and_every_tone() => AnyText.Holds(3000, AnyText.Messages, text =>
    {
        var buffer = TokenBuffer.Of(text);
        string[] before = [.. buffer.Tokens.Select(t => Parts(t.Text))];
        foreach (var step in Shipped.Analyzer.Steps.Where(s => s.IsLossless))
        {
            step.Apply(buffer);
        }

        return buffer.Tokens.Select(t => Parts(t.Text)).SequenceEqual(before);
    });

    [Test]
    public void The_normal_form_of_the_form_steps_is_its_own_normal_form() => AnyText.Holds(3000, AnyText.Vietnamese, text =>
    {
        var once = FormOnly(text);
        return FormOnly(once) == once;
    });

    [Test]
    public void The_names_of_procedures_are_their_own_normal_form()
    {
        var names = Shipped.Engine.Snapshot.Procedures.SelectMany(p => p.Aliases.Prepend(p.Name)).Select(n => Analyse(n).NormalForm);

        Assert.That(names.Where(n => Analyse(n).NormalForm != n), Is.Empty);
    }

    [Test]
    public void Folding_keeps_the_length_and_folding_again_changes_nothing() => AnyText.Holds(3000, AnyText.Utf16, text =>
    {
        var folded = VietnameseLetters.Fold(text);
        return folded.Length == text.Length && VietnameseLetters.Fold(folded) == folded;
    });

    [Test]
    public void Every_letter_folds_to_one_that_stays() => Assert.That(
        Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => VietnameseLetters.Fold(VietnameseLetters.Fold(c)) != VietnameseLetters.Fold(c)), Is.Empty);

    [Test]
    public void Analysing_again_gives_the_same() => AnyText.Holds(1000, AnyText.Messages, text => Analyse(text).Tokens.SequenceEqual(Analyse(text).Tokens));

    [TestCase("cccd ")]
    [TestCase("a.a.a.")]
    [TestCase("hoà")]
    [TestCase("............")]
    [TestCase("1.2/3-")]
    [TestCase("\u0301")]
    [TestCase("www.x ")]
    [TestCase("giấy chứng nhận quyền sử dụng đất, ")]
    public void A_text_of_a_hundred_kilobytes_takes_no_quadratic_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var started = Environment.CpuUsage.TotalTime;

        var tokens = Analyse(text).Tokens;

        // Generous on purpose: quadratic time would be many times more, a slow machine is not.
        Assert.That((Environment.CpuUsage.TotalTime - started).TotalSeconds, Is.LessThan(3));
        Assert.That(tokens, Is.Not.Null);
    }

    private static AnalysedText Analyse(string text) => Shipped.Analyzer.Analyse(text);

    private static string FormOnly(string text)
    {
        var buffer = TokenBuffer.Of(text);
        foreach (var step in Shipped.Analyzer.Steps.Where(s => s.IsLossless))
        {
            step.Apply(buffer);
        }

        return string.Join(' ', buffer.Tokens.Select(t => t.Text));
    }

    /// <summary>Letters without and marks apart, each in order: what moving a tone must not change.</summary>
    private static string Parts(string word)
    {
        if (word.Any(char.IsSurrogate))
        {
            return word.ToLowerInvariant();
        }

        var apart = word.Normalize(NormalizationForm.FormC).ToLowerInvariant().Normalize(NormalizationForm.FormD);
        var letters = apart.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var marks = apart.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark).Order();
        return string.Concat(letters.Concat(marks));
    }
}
