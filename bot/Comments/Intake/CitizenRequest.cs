using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Comments;

namespace CivicBot.Comments.Intake;

/// <summary>
/// What a turn of a citizen asks of the records. Carried out before the turn commits, once for each turn and position: a turn that is run again after a crash meets what it had written
/// and is told the same.
/// </summary>
public abstract record CitizenRequest
{
    private CitizenRequest()
    {
    }

    /// <summary>Read back and confirmed: becomes a comment with a code.</summary>
    public sealed record File : CitizenRequest
    {
        public required string Text { get; init; }

        public required CommentReading Reading { get; init; }

        public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

        /// <summary>Set where the citizen said otherwise than the machine had read.</summary>
        public string? Place { get; init; }

        public string? Neighbourhood { get; init; }

        public double? Latitude { get; init; }

        public double? Longitude { get; init; }

        /// <summary>Null: kept for the next day.</summary>
        public string? DayId { get; init; }

        public bool Late { get; init; }

        public bool Anonymous { get; init; }

        /// <summary>Only if offered.</summary>
        public string? Name { get; init; }

        /// <summary>Only if offered.</summary>
        public string? Phone { get; init; }
    }

    /// <summary>More words or things to a comment of one's own.</summary>
    public sealed record Add(string Code, string Text, IReadOnlyList<NewAttachment> Attachments, double? Latitude = null, double? Longitude = null) : CitizenRequest;

    /// <summary>Cùng ý kiến: joins somebody else's comment.</summary>
    /// <param name="Text">What the citizen had written; kept with the story for officials only.</param>
    public sealed record Join(string Code, string Text) : CitizenRequest;

    public sealed record Withdraw(string Code, string? Reason) : CitizenRequest;

    /// <param name="Stars">1 to 5.</param>
    public sealed record Rate(string Code, int Stars, string? Words) : CitizenRequest;

    /// <summary>Chưa đồng ý với kết quả: opened again.</summary>
    public sealed record Contest(string Code, string Reason) : CitizenRequest;

    /// <summary>Answers what an officer asked.</summary>
    public sealed record AnswerQuestion(string Code, string Text, IReadOnlyList<NewAttachment> Attachments) : CitizenRequest;

    /// <summary>Name or phone, offered by the citizen.</summary>
    /// <param name="Code">The comment that it was offered with.</param>
    public sealed record GiveContact(string Code, string? Name, string? Phone) : CitizenRequest;

    /// <summary>Officials are not to see who wrote this one.</summary>
    public sealed record StayAnonymous(string Code) : CitizenRequest;

    /// <summary>An official links this conversation with the account that had asked for the code.</summary>
    public sealed record LinkOfficial(string Code) : CitizenRequest;

    /// <summary>Xóa dữ liệu của tôi.</summary>
    public sealed record EraseMe : CitizenRequest;

    /// <summary>Dữ liệu của tôi: everything that is kept about the citizen, readable.</summary>
    public sealed record ExportMe : CitizenRequest;
}

/// <summary>What became of a request.</summary>
public abstract record CitizenRequestResult
{
    private CitizenRequestResult()
    {
    }

    /// <param name="Late">For the day, as it stands in the records.</param>
    public sealed record Filed(string Code, string? DayId, bool Late) : CitizenRequestResult;

    /// <param name="Code">Digits.</param>
    /// <param name="State">Of the comment now.</param>
    public sealed record Done(string Code, CommentState State) : CitizenRequestResult;

    /// <param name="Supporters">People who say so now, the author included.</param>
    public sealed record Joined(string Code, int Supporters, CommentState State) : CitizenRequestResult;

    /// <param name="State">Why it cannot be: where the comment stands now.</param>
    public sealed record NotAllowed(string Code, CommentState State) : CitizenRequestResult;

    /// <summary>No comment of this citizen has the code.</summary>
    public sealed record NotFound(string Code) : CitizenRequestResult;

    /// <param name="Linked">False: the code is wrong, used or too old.</param>
    public sealed record OfficialLinked(bool Linked) : CitizenRequestResult;

    public sealed record Erased : CitizenRequestResult;

    public sealed record Exported(string Text) : CitizenRequestResult;
}
