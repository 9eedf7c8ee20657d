using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Issues;

/// <summary>A stretch of a message that can stand for itself: a sentence, a line, what follows "ngoài ra".</summary>
/// <param name="Span">Where it stands; clauses cover the message without gaps.</param>
/// <param name="Text">Its words.</param>
/// <param name="Joint">What its first words show.</param>
/// <param name="AfterLine">A line break stands before it.</param>
internal sealed record Clause(TextSpan Span, AnalysedText Text, Joint Joint, bool AfterLine);
