using CivicBot.Comments;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Digests.Records;
using CivicBot.Digests.Sending;
using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Questions;
using CivicBot.Officials.Accounts;
using CivicBot.Officials.Chat;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Storage.Records;

/// <summary>Tables, keys and indexes of the records. Column names are the properties' in snake case.</summary>
internal static class RecordsModel
{
    public const string Version = nameof(Comment.Version);

    /// <param name="isSqlite">SQLite looks through words much faster in an index that holds them; PostgreSQL cannot keep long texts in one, and does not need it.</param>
    public static void Build(ModelBuilder model, bool isSqlite)
    {
        model.Entity<Programme>(programme =>
        {
            programme.ToTable("programme").HasKey(p => p.Id);
            programme.Property(p => p.Version).IsConcurrencyToken();
            programme.HasMany(p => p.Units).WithOne().HasForeignKey(u => u.ProgrammeId);
        });
        model.Entity<ProgrammeUnit>().ToTable("programme_unit").HasKey(u => new { u.ProgrammeId, u.Commune });
        model.Entity<DialogueDay>(day =>
        {
            day.ToTable("dialogue_day").HasKey(d => d.Id);
            day.Property(d => d.Version).IsConcurrencyToken();
            day.HasOne<Programme>().WithMany().HasForeignKey(d => d.ProgrammeId);
            day.HasIndex(d => new { d.Commune, d.Date });
        });
        model.Entity<Attendance>(attendance =>
        {
            attendance.ToTable("attendance").HasKey(a => a.Id);
            attendance.HasOne<DialogueDay>().WithMany().HasForeignKey(a => a.DayId);
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit").HasKey(e => e.Id);
            entry.HasIndex(e => e.At);
            entry.HasIndex(e => e.Subject);
        });
        model.Entity<Setting>().ToTable("setting").HasKey(s => s.Name);
        model.Entity<DigestIssue>(issue =>
        {
            issue.ToTable("digest_issue").HasKey(i => i.Id);
            issue.HasIndex(i => new { i.Commune, i.Scope, i.Kind, i.At });
        });
        BuildSendings(model);
        model.Entity<KnowledgeEdit>(edit =>
        {
            edit.ToTable("knowledge_edit").HasKey(e => e.Id);
            edit.HasIndex(e => new { e.Commune, e.Slug, e.Number }).IsUnique();
        });
        model.Entity<QuestionMark>().ToTable("question_mark").HasKey(m => m.Id);
        BuildChats(model);
        BuildComments(model);
        if (isSqlite)
        {
            model.Entity<Comment>().HasIndex(c => new { c.Commune, c.ReceivedAt, c.Code, c.Search }).HasDatabaseName("IX_comment_words");
        }

        BuildAccounts(model);
    }

    private static void BuildChats(ModelBuilder model)
    {
        model.Entity<OfficialChat>(chat =>
        {
            chat.ToTable("official_chat").HasKey(c => c.Id);
            chat.HasIndex(c => c.Pseudonym).IsUnique();
            chat.HasOne<Official>().WithMany().HasForeignKey(c => c.Id);
        });
        model.Entity<OfficialChatCode>(code =>
        {
            code.ToTable("official_chat_code").HasKey(c => c.Id);
            code.HasIndex(c => c.Hash).IsUnique();
            code.HasOne<Official>().WithMany().HasForeignKey(c => c.Id);
        });
    }

    private static void BuildSendings(ModelBuilder model)
    {
        model.Entity<DigestRecipient>(recipient =>
        {
            recipient.ToTable("digest_recipient").HasKey(r => r.Id);
            recipient.HasIndex(r => r.Commune);
        });
        model.Entity<DigestSending>(sending =>
        {
            sending.ToTable("digest_sending").HasKey(s => s.Id);
            sending.HasIndex(s => s.Occasion).IsUnique();
            sending.HasIndex(s => new { s.Commune, s.At });
        });
        model.Entity<DigestDelivery>(delivery =>
        {
            delivery.ToTable("digest_delivery").HasKey(d => d.Id);
            delivery.HasIndex(d => d.SendingId);
            delivery.HasIndex(d => new { d.State, d.NotBefore });
            delivery.HasOne<DigestSending>().WithMany().HasForeignKey(d => d.SendingId);
        });
    }

    private static void BuildAccounts(ModelBuilder model)
    {
        model.Entity<Official>(official =>
        {
            official.ToTable("official");
            official.HasIndex(o => o.Commune);
        });
        model.Entity<OfficialSession>(session =>
        {
            session.ToTable("official_session").HasKey(s => s.Id);
            session.HasIndex(s => s.OfficialId);
            session.HasOne<Official>().WithMany().HasForeignKey(s => s.OfficialId);
        });
        model.Entity<IdentityUserClaim<Guid>>().ToTable("official_claim");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("official_login");
        model.Entity<IdentityUserToken<Guid>>().ToTable("official_token");
    }

    private static void BuildComments(ModelBuilder model)
    {
        model.Entity<Citizen>(citizen =>
        {
            citizen.ToTable("citizen").HasKey(c => c.Id);
            citizen.HasIndex(c => c.Pseudonym).IsUnique();
            citizen.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<Comment>(comment =>
        {
            comment.ToTable("comment").HasKey(c => c.Id);
            comment.Property(c => c.Code).HasMaxLength(CommentCode.Length);
            comment.Property(c => c.Version).IsConcurrencyToken();

            // Made of other members whenever the comment is saved.
            comment.Property(c => c.Search).UsePropertyAccessMode(PropertyAccessMode.Property);
            comment.Property(c => c.RunsUntil).UsePropertyAccessMode(PropertyAccessMode.Property);
            comment.HasIndex(c => c.Code).IsUnique();
            comment.HasIndex(c => new { c.Commune, c.State, c.ReceivedAt });

            // Everything that lists are filtered and sorted by: a database looks here, and only for the page shown into the wide rows. None of these members is long.
            comment.HasIndex(c => new
            {
                c.Commune, c.ReceivedAt, c.Code, c.State, c.TopicUnsure, c.AwaitsCheck, c.Flags, c.Level, c.Body, c.Neighbourhood, c.Officer, c.DayId, c.GroupId, c.RecurrenceOfId, c.Topics,
            }).HasDatabaseName("IX_comment_list");
            comment.HasIndex(c => new { c.Commune, c.RunsUntil });
            comment.HasIndex(c => c.DayId);
            comment.HasIndex(c => c.GroupId);
            comment.HasIndex(c => c.ChangedAt);
            comment.HasIndex(c => new { c.ForwardedBody, c.ReceivedAt });
            comment.HasIndex(c => new { c.CitizenId, c.ReceivedAt });
            comment.HasOne<Citizen>().WithMany().HasForeignKey(c => c.CitizenId);
            comment.HasOne<DialogueDay>().WithMany().HasForeignKey(c => c.DayId);
            comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.DuplicateOfId);
            comment.HasOne<Comment>().WithMany().HasForeignKey(c => c.RecurrenceOfId);
        });
        model.Entity<CommentChange>(change =>
        {
            change.ToTable("comment_change").HasKey(c => c.Id);
            change.HasIndex(c => new { c.CommentId, c.Number }).IsUnique();
            change.HasIndex(c => c.Occasion).IsUnique();
            change.HasOne<Comment>().WithMany().HasForeignKey(c => c.CommentId);
        });
        model.Entity<Attachment>(attachment =>
        {
            attachment.ToTable("attachment").HasKey(a => a.Id);
            attachment.HasIndex(a => a.CommentId);
            attachment.HasIndex(a => new { a.State, a.TryAgainAt });
            attachment.HasIndex(a => a.Sha256);
            attachment.HasOne<Comment>().WithMany().HasForeignKey(a => a.CommentId);
            attachment.HasOne<FieldCheck>().WithMany().HasForeignKey(a => a.FieldCheckId);
        });
        model.Entity<Support>(support =>
        {
            support.ToTable("support").HasKey(s => s.Id);
            support.HasIndex(s => new { s.CommentId, s.CitizenId }).IsUnique();
            support.HasIndex(s => s.CitizenId);
            support.HasOne<Comment>().WithMany().HasForeignKey(s => s.CommentId);
            support.HasOne<Citizen>().WithMany().HasForeignKey(s => s.CitizenId);
        });
        model.Entity<FieldCheck>(check =>
        {
            check.ToTable("field_check").HasKey(c => c.Id);
            check.HasIndex(c => c.CommentId);
            check.HasOne<Comment>().WithMany().HasForeignKey(c => c.CommentId);
        });
        model.Entity<Correction>(correction =>
        {
            correction.ToTable("correction").HasKey(c => c.Id);
            correction.HasIndex(c => c.Number).IsUnique();
            correction.HasIndex(c => c.CommentId);
            correction.HasOne<Comment>().WithMany().HasForeignKey(c => c.CommentId);
        });
        model.Entity<AnswerTemplate>(template =>
        {
            template.ToTable("answer_template").HasKey(t => t.Id);
            template.Property(t => t.Version).IsConcurrencyToken();
            template.HasIndex(t => new { t.Commune, t.Topic });
        });
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("notice").HasKey(n => n.Id);
            notice.HasIndex(n => new { n.ChangeId, n.CitizenId }).IsUnique();
            notice.HasIndex(n => new { n.State, n.At });
            notice.HasIndex(n => n.CitizenId);
            notice.HasOne<CommentChange>().WithMany().HasForeignKey(n => n.ChangeId);
            notice.HasOne<Comment>().WithMany().HasForeignKey(n => n.CommentId);
            notice.HasOne<Citizen>().WithMany().HasForeignKey(n => n.CitizenId);
        });
    }
}
