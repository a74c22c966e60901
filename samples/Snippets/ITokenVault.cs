namespace Snippets;

/// <summary>Whatever keeps an application's secrets.</summary>
public interface ITokenVault
{
    ValueTask<string> GetAsync(string name, CancellationToken cancellationToken);
}
