namespace Okta.Xaas.Hosting;

/// <summary>Where a feed's runs are told by HTTP.</summary>
public sealed class WebhookOptions
{
    /// <summary>The address that a POST is sent to; <c>https</c>, or <c>http</c> of this machine.</summary>
    /// <value>None by default; it must be set.</value>
    public Uri? Url { get; set; }

    /// <summary>The secret of at least 16 characters that each message is signed with.</summary>
    /// <value>None by default; it must be set.</value>
    public string? Secret { get; set; }

    /// <summary>Whether runs that succeeded are told, too, and not only those that did not, and the first that did after them.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool TellSuccess { get; set; } = true;

    /// <summary>How long one attempt may take.</summary>
    /// <value>5 seconds by default; 100 milliseconds to a minute.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a message is sent again that was not taken.</summary>
    /// <value>3 by default, after 1, 2 and 4 seconds; 0 to 10. All of it ends with <see cref="FeedScheduleOptions.NotificationTimeLimit"/>.</value>
    public int MaxRetries { get; set; } = 3;
}
