using CivicBot.Comments.Life;
using CivicBot.Communes;

namespace CivicBot.Digests.Making;

/// <summary>Which comments of the scope belong to a digest.</summary>
internal static class DigestMembership
{
    public static Func<CommentRow, bool> Of(DigestRequest request, DigestMaterial material, DigestKnowledge knowledge) => request.Kind switch
    {
        DigestKind.Officer => row => OfficerOf(row, material) == request.Officer,
        DigestKind.Department => row => row.State.IsOpen() && BodyOf(row.State, row.ForwardedBody ?? row.ForwardedTo, row.Body) is var body && (body == request.Body || body == DigestNames.Body(knowledge, request.Body!)),
        DigestKind.Public => row => !row.IsDenunciation,
        _ => _ => true,
    };

    /// <summary>Who has it, or whom the commune's file names for its main topic; null: nobody.</summary>
    public static string? OfficerOf(CommentRow row, DigestMaterial material) => OfficerOf(row.Officer, row.Topic, material.Commune);

    public static string? OfficerOf(string? officer, string topic, Commune commune) => officer ?? commune.OfficerFor(topic)?.Title;

    /// <summary>Where it was sent, or who is competent.</summary>
    /// <param name="forwarded">Id of the body, or its name where it has none.</param>
    public static string BodyOf(CommentState state, string? forwarded, string body) => state == CommentState.Forwarded && forwarded is not null ? forwarded : body;
}
