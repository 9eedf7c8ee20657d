namespace CivicBot.Officials.Days;

/// <summary>One act at the sheet of the room, as a form or the page's script sends it; every field may be missing or wrong.</summary>
public sealed class RoomForm
{
    /// <summary>say, count, count-to, answer, promise, beyond.</summary>
    public string? Kind { get; set; }

    /// <summary>Made where the act was made, and kept until the server has it: the same again does nothing.</summary>
    public string? Occasion { get; set; }

    /// <summary>What was said, answered, promised, or why it is beyond the commune.</summary>
    public string? Text { get; set; }

    /// <summary>Where the speaker lives.</summary>
    public string? Neighbourhood { get; set; }

    public string? People { get; set; }

    public string? Officials { get; set; }

    /// <summary>Digits of the comment's code.</summary>
    public string? Code { get; set; }

    /// <summary>Instead of the code: occasion of the act that said it, where the code was not known yet.</summary>
    public string? Of { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? Date { get; set; }

    /// <summary>Id of the competent body.</summary>
    public string? Body { get; set; }
}
