using System.Text;

namespace CivicBot.Messaging;

/// <summary>
/// An exception as an operator may read it: which kinds, thrown where. Messages of exceptions are left out, because they quote what was being
/// worked on (a FormatException its text, a JsonException its path), and that is a citizen's.
/// </summary>
internal static class FailureText
{
    private const int Longest = 300;

    public static string Of(Exception failure)
    {
        var text = new StringBuilder();
        for (var cause = failure; cause is not null && text.Length < Longest; cause = cause.InnerException)
        {
            text.Append(text.Length == 0 ? "" : " < ").Append(cause.GetType().Name);
            if (cause.TargetSite is { DeclaringType: { } type } method)
            {
                text.Append(" in ").Append(type.Name).Append('.').Append(method.Name);
            }
        }

        return text.Length > Longest ? text.ToString(0, Longest) : text.ToString();
    }
}
