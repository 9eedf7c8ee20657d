using System.Text;

namespace CivicBot.Knowledge.Text.Steps;

/// <summary>Unicode NFC: some keyboards (and macOS) send letters and marks apart.</summary>
public sealed class ComposedForm : WordFormStep
{
    public override string Name => "nfc";

    public override bool IsLossless => true;

    protected override string Rewrite(string word) => word.IsNormalized(NormalizationForm.FormC) ? word : word.Normalize(NormalizationForm.FormC);
}
