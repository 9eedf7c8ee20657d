using CivicBot.Comments.Life;

namespace CivicBot.Digests.Making;

/// <summary>Which comments of the scope belong to a digest.</summary>
internal static class DigestMembership
{
    public static Func<CommentRow, bool> Of(DigestRequest request, DigestMaterial material, DigestKnowledge knowledge) => request.Kind switch
    {
        DigestKind.Officer => row => OfficerOf(row, material) == request.Officer,
        DigestKind.Department => row => row.State.IsOpen() && (row.State == CommentState.Forwarded && row.ForwardedTo is { } to
            ? to == request.Body || to == DigestNames.Body(knowledge, request.Body!)
            : row.Body == request.Body),
        DigestKind.Public => row => !row.IsDenunciation,
        _ => _ => true,
    };

    /// <summary>Who has it, or whom the commune's file names for its main topic; null: nobody.</summary>
    public static string? OfficerOf(CommentRow row, DigestMaterial material) => row.Officer ?? material.Commune.OfficerFor(row.Topic)?.Title;
}
