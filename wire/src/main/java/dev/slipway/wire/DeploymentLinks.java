package dev.slipway.wire;

import java.net.URI;

/// Where to read on about a deployment, as paths below the server's root.
public record DeploymentLinks(URI self, URI status, URI logs, URI events) {}
