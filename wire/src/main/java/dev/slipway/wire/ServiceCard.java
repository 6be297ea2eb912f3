package dev.slipway.wire;

import java.net.URI;

/// What answers at this address: `GET /`.
public record ServiceCard(String service, String version, URI docs, URI openapi, URI health) {}
