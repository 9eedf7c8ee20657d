namespace CivicBot.Comments.Life;

/// <summary>What somebody does with a comment; each leads to one state.</summary>
public abstract record CommentAction
{
    private CommentAction()
    {
    }

    public abstract CommentState To { get; }

    public sealed record Confirm : CommentAction
    {
        public override CommentState To => CommentState.Confirmed;
    }

    /// <param name="Officer">Title or account that has it from now on.</param>
    public sealed record Assign(string Officer) : CommentAction
    {
        public override CommentState To => CommentState.Assigned;
    }

    /// <summary>Trả lại: not this officer's matter; counts against nobody.</summary>
    public sealed record Return(string Reason) : CommentAction
    {
        public override CommentState To => CommentState.Confirmed;
    }

    public sealed record AskCitizen(string Question) : CommentAction
    {
        public override CommentState To => CommentState.NeedsInformation;
    }

    /// <summary>The citizen gave what was asked for; an officer has it again.</summary>
    public sealed record Resume : CommentAction
    {
        public override CommentState To => CommentState.Assigned;
    }

    /// <param name="Body">Who is competent, as shown to the citizen.</param>
    /// <param name="Reason">Why it is beyond the commune's competence, with the legal ground where one is known.</param>
    /// <param name="Expected">When an answer is expected from there.</param>
    public sealed record Forward(string Body, string Reason, DateOnly? Expected) : CommentAction
    {
        public override CommentState To => CommentState.Forwarded;

        /// <summary>Id of the body where it is a known one; the desk looks it up.</summary>
        public string? BodyId { get; init; }
    }

    /// <param name="Text">What is promised.</param>
    /// <param name="By">Until when; a later one is a message to the citizen too.</param>
    public sealed record Promise(string Text, DateOnly By) : CommentAction
    {
        public override CommentState To => CommentState.Promised;
    }

    public sealed record AnswerOnSpot(string Text) : CommentAction
    {
        public override CommentState To => CommentState.AnsweredOnSpot;
    }

    /// <param name="Text">The answer.</param>
    /// <param name="Checked">What was checked, when and by whom; null where nothing had to be.</param>
    /// <param name="LegalGround">Law, decree, decision; null where none applies.</param>
    public sealed record Answer(string Text, string? Checked, string? LegalGround) : CommentAction
    {
        public override CommentState To => CommentState.Answered;
    }

    /// <param name="Text">What was done.</param>
    /// <param name="Proof">What proves it: a field check, photos, a document.</param>
    public sealed record Finish(string Text, string Proof) : CommentAction
    {
        public override CommentState To => CommentState.Done;
    }

    /// <param name="Reason">Why, in plain words.</param>
    /// <param name="LegalGround">Law, decree, article.</param>
    /// <param name="Door">Where the citizen can go instead.</param>
    public sealed record Refuse(RefusalReason Code, string Reason, string LegalGround, string Door) : CommentAction
    {
        public override CommentState To => CommentState.Refused;
    }

    /// <param name="Of">Code of the comment that goes on.</param>
    public sealed record MarkDuplicate(string Of) : CommentAction
    {
        public override CommentState To => CommentState.Duplicate;
    }

    public sealed record Withdraw(string? Reason) : CommentAction
    {
        public override CommentState To => CommentState.Withdrawn;
    }

    /// <summary>Contested by the citizen (chưa đồng ý với kết quả), or taken up again by an official.</summary>
    public sealed record Reopen(string Reason) : CommentAction
    {
        public override CommentState To => CommentState.Reopened;
    }
}

/// <summary>Why a comment is refused; refusals are reported by reason. Stored by number: never renumber.</summary>
public enum RefusalReason
{
    /// <summary>Không thuộc thẩm quyền Nhà nước: a matter between private persons.</summary>
    PrivateMatter = 0,

    /// <summary>Đã có quyết định có hiệu lực: decided finally.</summary>
    AlreadyDecided = 1,

    /// <summary>Trái quy định pháp luật: what is asked for is against the law.</summary>
    AgainstTheLaw = 2,

    /// <summary>Phải đi theo thủ tục khác: complaint, denunciation, lawsuit, application.</summary>
    OtherProcedure = 3,

    /// <summary>Không đủ thông tin để xử lý, đã hỏi mà không có trả lời.</summary>
    NotEnoughInformation = 4,

    /// <summary>Không đúng sự thật sau khi kiểm tra.</summary>
    NotConfirmedByCheck = 5,
}
