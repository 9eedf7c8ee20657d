using CivicBot.ZaloStandIn.OAuth;
using CivicBot.ZaloStandIn.OpenApi;
using CivicBot.ZaloStandIn.Zns;

namespace CivicBot.ZaloStandIn.Calls;

/// <summary>Every address that the three hosts answer.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder app, StandIn standIn)
    {
        var pipeline = new CallPipeline(standIn, new Admission(standIn.Options));
        var consent = new ConsentEndpoint(standIn);
        var token = new TokenEndpoint(standIn, consent);
        var send = new SendEndpoint(standIn);
        var upload = new UploadEndpoint(standIn);
        var account = new AccountEndpoints(standIn);
        var zns = new ZnsEndpoints(standIn);

        void Get(string path, string endpoint, Door door, Func<Call, Answer> handle) => app.MapGet(path, pipeline.Serve(endpoint, door, handle));
        void Post(string path, string endpoint, Door door, Func<Call, Answer> handle) => app.MapPost(path, pipeline.Serve(endpoint, door, handle));

        Get("/v4/oa/permission", "consent", Door.Open, consent.Show);
        Get("/v4/oa/permission/allow", "consent", Door.Open, consent.Allow);
        Post("/v4/oa/access_token", "token", Door.Open, token.Handle);

        Post("/v2.0/oa/message", "send", Door.OfficialAccount, send.V2);
        Post("/v3.0/oa/message/cs", "send", Door.OfficialAccount, send.V3);
        Post("/v2.0/oa/upload/image", "upload", Door.OfficialAccount, upload.Image);
        Post("/v2.0/oa/upload/gif", "upload", Door.OfficialAccount, upload.Gif);
        Post("/v2.0/oa/upload/file", "upload", Door.OfficialAccount, upload.File);
        Get("/v2.0/oa/getoa", "oa", Door.OfficialAccount, account.Oa);
        Get("/v2.0/oa/getprofile", "user", Door.OfficialAccount, account.Profile);
        Get("/v3.0/oa/user/detail", "user", Door.OfficialAccount, account.UserDetail);
        Get("/v2.0/oa/conversation", "conversation", Door.OfficialAccount, account.Conversation);
        Get("/v2.0/oa/listrecentchat", "conversation", Door.OfficialAccount, account.RecentChats);
        Post("/v3.0/oa/quota/message", "quota", Door.OfficialAccount, account.Quota);
        Post("/v2.0/oa/tag/tagfollower", "tag", Door.OfficialAccount, account.AddTag);
        Post("/v2.0/oa/tag/rmfollowerfromtag", "tag", Door.OfficialAccount, account.RemoveTag);

        Post("/message/template", "zns", Door.Zns, zns.Send);
        Post("/message/template/hashphone", "zns", Door.Zns, zns.SendHashed);
        Get("/message/quota", "zns", Door.Zns, zns.Quota);
        Get("/message/status", "zns", Door.Zns, zns.Status);
    }
}
