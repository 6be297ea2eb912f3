package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// How a webhook gets another secret.
///
/// @param graceSeconds how long deliveries are signed with the old one too; a day when absent
/// @param secret the new one; one is made when absent
public record WebhookRotation(@Nullable Long graceSeconds, @Nullable String secret) {}
