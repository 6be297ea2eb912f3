package dev.slipway.engine.access;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.project.Secret;

/// A key with the text that its owner presents, which is known only now.
public record IssuedKey(AccessKey key, Secret text) {}
