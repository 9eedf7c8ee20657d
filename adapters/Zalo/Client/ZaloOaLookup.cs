namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Asks Zalo whose token this is, before the token is stored under an OA.</summary>
internal sealed class ZaloOaLookup
{
    private readonly ZaloHttp http;

    public ZaloOaLookup(ZaloHttp http) => this.http = http;

    /// <returns>Null when Zalo gives no usable answer.</returns>
    public async Task<ZaloOaInfo?> FindAsync(string accessToken, CancellationToken cancellationToken)
    {
        var (answer, _) = await http.TryAsync(ZaloReader.OaCall, accessToken, cancellationToken);
        return answer is ZaloAnswer.Ok ok && ZaloReader.ReadOa(ok.Data, "") is { OaId.Length: > 0 } info ? info : null;
    }
}
