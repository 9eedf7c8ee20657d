using CivicBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivicBot.WebChat.Tests.Running;

/// <summary>A web portal at an origin of its own: a page with the script tag, and one on which a webmaster put botframework-webchat.</summary>
internal sealed class PortalSite : IAsyncDisposable
{
    // A portal that is as careful as it can be: the script tag must work on it all the same.
    private const string Policy = "default-src 'self'; script-src 'self' BOT; frame-src BOT; connect-src 'self' BOT; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    private readonly WebApplication site;

    private PortalSite(WebApplication site)
    {
        this.site = site;
        var address = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Origin = FormattableString.Invariant($"http://localhost:{address.Port}");
        Neighbour = FormattableString.Invariant($"http://127.0.0.1:{address.Port}");
    }

    /// <summary>Another host than the bot's, not only another port.</summary>
    public string Origin { get; }

    /// <summary>The same portal under the bot's own domain: still another origin, but not another site.</summary>
    public string Neighbour { get; }

    public string Bot { get; set; } = "";

    public static async Task<PortalSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        PortalSite? portal = null;
        app.MapGet("/", (HttpContext http) => portal!.Home(http));
        app.MapGet("/trang-hai", (HttpContext http) => portal!.Home(http));
        app.MapGet("/portal.css", () => Results.Text(Style, "text/css"));
        app.MapGet("/web-chat-page", () => Results.Text(WebChatPage, "text/html; charset=utf-8"));
        app.MapGet("/webchat.js", () => Results.File(Bundle, "text/javascript; charset=utf-8"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync();
        return portal = new PortalSite(app);
    }

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync();
        await site.DisposeAsync();
    }

    private static string Bundle => RepositoryRoot.Folder("tests", "WebChat.Tests", "Clients", "node_modules", ".web-chat", "webchat.js");

    private IResult Home(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy.Replace("BOT", Bot, StringComparison.Ordinal);
        var commune = http.Request.Query["commune"].ToString() is { Length: > 0 } asked ? asked : WebChatRun.Commune;
        return Results.Text(
            $"""
            <!doctype html>
            <html lang="vi">
            <head>
              <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Cổng thông tin điện tử phường An Mẫu</title>
              <link rel="stylesheet" href="/portal.css">
              <script src="{Bot}/web-chat.js" data-commune="{commune}" async></script>
            </head>
            <body>
              <header><strong>CỔNG THÔNG TIN ĐIỆN TỬ</strong><span>PHƯỜNG AN MẪU – TỈNH MINH HỌA</span></header>
              <nav><a href="/">Trang chủ</a> <a href="/trang-hai">Thủ tục hành chính</a> <a href="/">Tin tức</a> <a href="/">Liên hệ</a></nav>
              <main>
                <h1>Thông báo lịch đối thoại với nhân dân</h1>
                <p>Ủy ban nhân dân phường An Mẫu tổ chức đối thoại trực tiếp với nhân dân về đất đai, môi trường và hạ tầng. Bà con có thể gửi câu hỏi, ý kiến trước qua khung hỏi đáp ở góc trang.</p>
                <h2>Tiếp nhận hồ sơ</h2>
                <p>Trung tâm Phục vụ hành chính công làm việc từ thứ Hai đến thứ Sáu và sáng thứ Bảy.</p>
              </main>
              <footer>Phường hư cấu, dùng để chạy thử.</footer>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    private const string Style = """
        body { margin: 0; font: 16px/1.6 "DejaVu Sans", sans-serif; color: #222; } header { background: #b01116; color: #fff; padding: 18px 24px; } header span { display: block; }
        nav { background: #f3e3c3; padding: 10px 24px; } nav a { margin-right: 18px; color: #7a0c10; } main { padding: 12px 24px; max-width: 720px; } footer { padding: 24px; color: #666; }
        button { background: hotpink; transform: rotate(3deg); }
        """;

    private const string WebChatPage = """
        <!doctype html>
        <html lang="vi">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Web Chat</title>
        <style>html, body { height: 100%; margin: 0 } #chat { height: 100% }</style><script src="/webchat.js"></script></head>
        <body><div id="chat" role="main"></div><script>
        window.start = async (bot, webSocket) => {
          const offered = await fetch(bot + '/web-chat/token', { method: 'POST' });
          if (!offered.ok) throw new Error('HTTP ' + offered.status);
          const { token, userId } = await offered.json();
          window.store = WebChat.createStore();
          window.line = WebChat.createDirectLine({ token, domain: bot + '/v3/directline', webSocket, pollingInterval: 300 });
          WebChat.renderWebChat({ directLine: line, locale: 'vi-VN', store }, document.getElementById('chat'));
        };
        </script></body></html>
        """;
}
