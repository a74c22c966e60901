using Okta.Xaas.Snapshots.Safeguards.Internal;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Counts, change by change, which attributes are cleared and which get one and the same value.</summary>
internal sealed class AttributeTally(AttributeWatch listed, FrequentValues frequent)
{
    private readonly Dictionary<string, Loss> _losses = new(StringComparer.Ordinal);

    public IEnumerable<AttributeLoss> Cleared => _losses.Where(l => l.Value.Cleared > 0).Select(l => new AttributeLoss(l.Key, l.Value.Cleared, HadBefore(l.Key, l.Value), l.Value.ClearedExamples));

    public IEnumerable<AttributeLoss> Uniform =>
        from loss in _losses
        from value in loss.Value.Given
        where value.Value.Given > 0
        let others = HadBefore(loss.Key, loss.Value) - ((listed.With(loss.Key, value.Key) - value.Value.Upserts) ?? 0)
        select new AttributeLoss(loss.Key, value.Value.Given, others, value.Value.Examples);

    public void Count(PlannedChange planned)
    {
        if (planned.Change is not UserUpsert upsert || planned.Action == PlannedAction.Resend) return;
        if (planned.Facts.IsKnown)
        {
            foreach (var attribute in planned.ChangedAttributes) Count(attribute, upsert, planned.Facts.Replaced.Contains(attribute));
        }
        else
        {
            foreach (var attribute in upsert.Profile) Count(attribute.Key, upsert, isReplaced: false);
        }
    }

    private long HadBefore(string attribute, Loss loss) => listed.WithValue(attribute) - loss.ListedByUpserts + loss.Replaced;

    private void Count(string attribute, UserUpsert upsert, bool isReplaced)
    {
        if (!_losses.TryGetValue(attribute, out var loss)) _losses[attribute] = loss = new();
        if (isReplaced) loss.Replaced++;
        if (upsert.Profile[attribute] is not { Length: > 0 } value)
        {
            if (!isReplaced) return;
            loss.Cleared++;
            Example(loss.ClearedExamples, upsert);
            return;
        }

        loss.ListedByUpserts++;
        if (!frequent.Contains(attribute, value)) return;
        if (!loss.Given.TryGetValue(value, out var given)) loss.Given[value] = given = new();
        given.Upserts++;
        if (!isReplaced) return;
        given.Given++;
        Example(given.Examples, upsert);
    }

    private static void Example(List<string> examples, UserUpsert upsert)
    {
        if (examples.Count < SafeguardRules.MostExamples) examples.Add(upsert.ExternalId);
    }

    private sealed class Loss
    {
        public long Replaced { get; set; }

        public long ListedByUpserts { get; set; }

        public long Cleared { get; set; }

        public List<string> ClearedExamples { get; } = [];

        public Dictionary<string, One> Given { get; } = new(StringComparer.Ordinal);
    }

    private sealed class One
    {
        public long Given { get; set; }

        public long Upserts { get; set; }

        public List<string> Examples { get; } = [];
    }
}
