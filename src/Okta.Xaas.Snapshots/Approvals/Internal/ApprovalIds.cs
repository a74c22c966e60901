using System.Security.Cryptography;

namespace Okta.Xaas.Snapshots.Approvals.Internal;

/// <summary>Ids that can be read aloud and typed: eight letters and digits, without those that look alike.</summary>
internal static class ApprovalIds
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 8;

    public static string New()
    {
        var bytes = new byte[Length];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return new([.. bytes.Select(b => Letters[b % Letters.Length])]);
    }

    public static string Normalize(string approvalId) => approvalId.Trim().ToUpperInvariant();
}
