using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Digests.Records;
using CivicBot.Digests.Sending;
using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Questions;
using CivicBot.Officials.Accounts;
using CivicBot.Officials.Chat;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Storage.Records;

/// <summary>
/// The records (hồ sơ): dialogue days, comments and their story, and the accounts of officials. One model for SQLite and PostgreSQL. Moments are stored as Unix milliseconds (UTC), so that both order them alike;
/// days and times of day as themselves, Vietnamese local.
/// </summary>
public sealed class RecordsContext(DbContextOptions<RecordsContext> options) : IdentityUserContext<Official, Guid>(options)
{
    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<DialogueDay> Days => Set<DialogueDay>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<Citizen> Citizens => Set<Citizen>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<CommentChange> Changes => Set<CommentChange>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Support> Supports => Set<Support>();

    public DbSet<FieldCheck> FieldChecks => Set<FieldCheck>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<AnswerTemplate> AnswerTemplates => Set<AnswerTemplate>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<DigestIssue> DigestIssues => Set<DigestIssue>();

    public DbSet<OfficialSession> Sessions => Set<OfficialSession>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<DigestRecipient> DigestRecipients => Set<DigestRecipient>();

    public DbSet<DigestSending> DigestSendings => Set<DigestSending>();

    public DbSet<DigestDelivery> DigestDeliveries => Set<DigestDelivery>();
    public DbSet<KnowledgeEdit> KnowledgeEdits => Set<KnowledgeEdit>();

    public DbSet<QuestionMark> QuestionMarks => Set<QuestionMark>();

    public DbSet<OfficialChat> OfficialChats => Set<OfficialChat>();

    public DbSet<OfficialChatCode> OfficialChatCodes => Set<OfficialChatCode>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CountVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        RecordsModel.Build(builder, Database.IsSqlite());
        VietnamDays.Map(builder);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, at) => char.IsAsciiLetterUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));

    /// <summary>Whoever saves second on the same version is told (optimistic concurrency).</summary>
    private void CountVersions()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State == EntityState.Modified))
        {
            if (entry.Metadata.FindProperty(RecordsModel.Version) is { } version)
            {
                var property = entry.Property(version);
                property.CurrentValue = (int)property.OriginalValue! + 1;
            }
        }
    }
}
