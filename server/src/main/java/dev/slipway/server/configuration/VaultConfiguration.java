package dev.slipway.server.configuration;

import java.net.URI;
import java.time.Duration;

/// The vault of secrets.
///
/// @param refresh how soon a change in it is noticed
public record VaultConfiguration(URI uri, Duration refresh) {}
