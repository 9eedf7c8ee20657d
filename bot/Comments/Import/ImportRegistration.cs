namespace CivicBot.Comments.Import;

public static class ImportRegistration
{
    /// <summary>Adds the import of lists. Needs comments and their privacy.</summary>
    public static IServiceCollection AddCommentImport(this IServiceCollection services) => services.AddSingleton<CommentImport>();
}
