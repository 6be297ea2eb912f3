package dev.slipway.ports.secret;

import dev.slipway.domain.project.SecretReference;
import java.time.Instant;

/// A version of a secret that is kept, without its value.
///
/// @param putAt when it was last put, up to an hour early
public record KeptSecret(SecretReference reference, Instant putAt) {}
