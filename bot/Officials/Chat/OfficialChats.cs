using CivicBot.Adapters.Zalo;
using CivicBot.Comments.Intake;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Chat;

/// <summary>Links officials with their own Zalo, and takes the link away again.</summary>
public sealed class OfficialChats(RecordsDatabase records, DataSeal seal, TimeProvider time)
{
    /// <summary>A new code; the one before is void.</summary>
    /// <param name="account">Who asks, as signed in.</param>
    /// <returns>The message to be sent to the OA; shown once.</returns>
    public async Task<string> OfferAsync(Guid account, CancellationToken cancellationToken)
    {
        var code = ChatCode.New();
        await records.WriteAsync(
            async (context, token) =>
            {
                var until = time.GetUtcNow() + ChatCode.GoodFor;
                if (await context.OfficialChatCodes.FindAsync([account], token) is { } open)
                {
                    (open.Hash, open.Until, open.UsedBy) = (ChatCode.HashOf(code), until, null);
                }
                else
                {
                    context.OfficialChatCodes.Add(new OfficialChatCode { Id = account, Hash = ChatCode.HashOf(code), Until = until });
                }

                return true;
            },
            cancellationToken);
        return ChatCode.Show(code);
    }

    /// <summary>Since when the account is linked; null: it is not.</summary>
    public async Task<DateTimeOffset?> SinceAsync(Guid account, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.OfficialChats.Where(chat => chat.Id == account).Select(chat => (DateTimeOffset?)chat.Since).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Where an account is written to; null: it is not linked, or switched off.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is not the one that the address was sealed with.</exception>
    internal async Task<(string Channel, string Conversation)?> FindAsync(Guid account, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.OfficialChats.SingleOrDefaultAsync(chat => chat.Id == account && context.Users.Any(official => official.Id == account && !official.Disabled), cancellationToken) is { } chat
            ? (chat.Channel, seal.Open(chat.SealedConversation, chat.Id))
            : null;
    }

    /// <returns>False: there was no link.</returns>
    public Task<bool> RemoveAsync(Guid account, string by, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            context.OfficialChatCodes.RemoveRange(await context.OfficialChatCodes.Where(code => code.Id == account).ToListAsync(token));
            if (await context.OfficialChats.FindAsync([account], token) is not { } chat)
            {
                return false;
            }

            context.OfficialChats.Remove(chat);
            await AuditAsync(context, account, by, "account.chat-unlink", time.GetUtcNow(), token);
            return true;
        },
        cancellationToken);

    /// <summary>Somebody sent a code to the OA: the account that had asked for it is linked with this conversation. A conversation belongs to one account.</summary>
    /// <returns>False: no such code, used by somebody else, too old, or not sent in Zalo.</returns>
    internal static async Task<bool> UseAsync(RecordsContext context, DataSeal seal, IntakeTurn turn, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = ChatCode.HashOf(code);
        if (turn.Channel != ZaloConversation.ChannelId || await context.OfficialChatCodes.SingleOrDefaultAsync(open => open.Hash == hash, cancellationToken) is not { } open)
        {
            return false;
        }

        if (open.UsedBy is not null)
        {
            return open.UsedBy == turn.Citizen;
        }

        if (now >= open.Until || !await context.Users.AnyAsync(official => official.Id == open.Id && !official.Disabled, cancellationToken))
        {
            return false;
        }

        open.UsedBy = turn.Citizen;
        context.OfficialChats.RemoveRange(await context.OfficialChats.Where(chat => chat.Id == open.Id || chat.Pseudonym == turn.Citizen).ToListAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
        context.OfficialChats.Add(new OfficialChat { Id = open.Id, Channel = turn.Channel, SealedConversation = seal.Seal(turn.Conversation, open.Id), Pseudonym = turn.Citizen, Since = now });
        await AuditAsync(context, open.Id, by: null, "account.chat-link", now, cancellationToken);
        return true;
    }

    /// <summary>The owner of this conversation wants everything forgotten.</summary>
    internal static async Task ForgetAsync(RecordsContext context, string pseudonym, CancellationToken cancellationToken)
    {
        context.OfficialChats.RemoveRange(await context.OfficialChats.Where(chat => chat.Pseudonym == pseudonym).ToListAsync(cancellationToken));
        context.OfficialChatCodes.RemoveRange(await context.OfficialChatCodes.Where(code => code.UsedBy == pseudonym).ToListAsync(cancellationToken));
    }

    private static async Task AuditAsync(RecordsContext context, Guid account, string? by, string action, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var official = await context.Users.SingleAsync(one => one.Id == account, cancellationToken);
        context.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(), At = now, Who = by ?? $"{official.DisplayName} ({official.Title})", Commune = official.Commune, Action = action, Subject = official.UserName ?? "",
        });
    }
}
