using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening;

namespace CivicBot.Conversation.Records;

/// <summary>Takes out of a question what tells who asked it, by the same screening as comments; amounts and codes of procedures stay, because the question is about them.</summary>
/// <param name="load">Reads the lists; called when the first question is masked.</param>
public sealed class QuestionMask(Func<PersonalDataMask> load)
{
    private PersonalDataMask? mask;

    /// <returns>Null while a list is wrong: nothing is written down then rather than somebody's number. The health of comments says which list.</returns>
    public string? Of(string question)
    {
        try
        {
            return (mask ??= load()).Mask(question);
        }
        catch (LexiconException)
        {
            return null;
        }
    }
}
