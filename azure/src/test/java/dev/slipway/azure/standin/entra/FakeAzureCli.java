package dev.slipway.azure.standin.entra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/// A program `az` that answers `az account get-access-token` as the Azure CLI does.
public final class FakeAzureCli {
  private FakeAzureCli() {}

  /// One that is logged in, in this folder.
  public static void loggedIn(Path folder, String token, String tenant, Instant expires)
      throws IOException {
    write(
        folder,
        """
        #!/bin/sh
        [ "$1 $2" = "account get-access-token" ] || { echo "unknown: $*" >&2; exit 2; }
        echo '{"accessToken":"%s","expires_on":%d,"subscription":"s","tenant":"%s","tokenType":"Bearer"}'
        """
            .formatted(token, expires.getEpochSecond(), tenant));
  }

  /// One where nobody is logged in.
  public static void loggedOut(Path folder) throws IOException {
    write(
        folder,
        """
        #!/bin/sh
        echo "ERROR: Please run 'az login' to setup account." >&2
        exit 1
        """);
  }

  private static void write(Path folder, String script) throws IOException {
    Path file = folder.resolve("az");
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
