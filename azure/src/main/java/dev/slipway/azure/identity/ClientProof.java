package dev.slipway.azure.identity;

import dev.slipway.domain.project.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// With what a service principal proves who it is.
public sealed interface ClientProof {
  /// A secret of the application.
  record ClientSecret(Secret value) implements ClientProof {}

  /// A certificate with its key. The file is read for every token, so it can be renewed in place.
  ///
  /// @param file PEM, or PKCS#12 when its name ends in `.pfx` or `.p12`
  /// @param password of a PKCS#12 file
  record CertificateFile(Path file, Optional<Secret> password) implements ClientProof {
    boolean isPkcs12() {
      String name = file.toString();
      return name.endsWith(".pfx") || name.endsWith(".p12");
    }
  }
}
