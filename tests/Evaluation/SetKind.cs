namespace CivicBot.Evaluation;

/// <summary>What a labelled line asks of the program; told by the fields it has.</summary>
public enum SetKind
{
    /// <summary><c>q</c>, <c>slugs</c>, <c>facet</c>: a question about a procedure.</summary>
    Questions,

    /// <summary><c>turns</c>, <c>slugs</c>, <c>facets</c>: a conversation, labelled for its last message.</summary>
    FollowUps,

    /// <summary><c>q</c>, <c>label</c>: a message that is no question about a procedure, with its intent.</summary>
    OutOfScope,

    /// <summary><c>text</c>, <c>topics</c>: a citizen's comment (ý kiến, phản ánh, kiến nghị).</summary>
    Comments,

    /// <summary><c>text</c>, <c>group</c>: a comment among others about the same issue at the same place.</summary>
    Duplicates,

    /// <summary><c>text</c>, <c>flags</c>: a message that screening must (or must not) stop.</summary>
    Sensitive,
}
