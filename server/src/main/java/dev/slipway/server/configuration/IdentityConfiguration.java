package dev.slipway.server.configuration;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Who the service is to Azure.
///
/// @param environment what the installation is for, which says in what order methods are tried
/// @param certificate a file with a certificate and its key
/// @param tokenFile a file with the token of a workload in Kubernetes
/// @param authority where Microsoft Entra ID is
public record IdentityConfiguration(
    Environment environment,
    IdentityMethod method,
    Optional<String> tenant,
    Optional<String> client,
    Optional<Secret> clientSecret,
    Optional<Path> certificate,
    Optional<Path> tokenFile,
    URI authority) {}
