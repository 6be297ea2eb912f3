package dev.slipway.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.standin.entra.Application;
import dev.slipway.azure.standin.entra.EntraStandIn;
import dev.slipway.azure.standin.entra.FakeAzureCli;
import dev.slipway.azure.standin.entra.ManagedIdentityStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the machine is, or whoever is logged in there; each in a process with its own variables.
@Tag("stand-in")
final class MachineIdentityTest {
  private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";

  private final Application system = ManagedIdentityStandIn.identity(TENANT, "the-machine");
  private final Application assigned = ManagedIdentityStandIn.identity(TENANT, "slipway-identity");
  private final ManagedIdentityStandIn endpoint =
      ManagedIdentityStandIn.start(Optional.of(system), List.of(assigned), InstantSource.system());

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void inProductionTheMachinesOwnIdentityWins() throws IOException {
    logIn();

    assertThat(run("PRODUCTION", "auto", "none"))
        .isEqualTo(
            "managed-identity the-machine (object %s) of tenant %s"
                .formatted(system.objectId(), TENANT));
  }

  @Test
  void aClientIdChoosesTheUserAssignedIdentity() throws IOException {
    assertThat(run("PRODUCTION", "managed-identity", assigned.clientId()))
        .startsWith("managed-identity slipway-identity");
  }

  @Test
  void anIdentityThatIsNotAssignedIsSaid() throws IOException {
    assertThat(run("PRODUCTION", "auto", "00000000-0000-0000-0000-000000000001"))
        .startsWith(
            "IDENTITY_REFUSED managed-identity: The managed identity with client id"
                + " 00000000-0000-0000-0000-000000000001 is not there");
  }

  @Test
  void aMachineWithoutAnIdentityIsPassedOver() throws IOException {
    try (ManagedIdentityStandIn none =
        ManagedIdentityStandIn.start(Optional.empty(), List.of(), InstantSource.system())) {
      assertThat(run(none, "PRODUCTION", "auto", "none"))
          .startsWith("IDENTITY_UNAVAILABLE")
          .contains("managed-identity: ", "service-principal: not configured");
    }
  }

  @Test
  void inDevelopmentWhoeverIsLoggedInGoesBefore() throws IOException {
    logIn();

    assertThat(run("DEVELOPMENT", "auto", "none")).startsWith("azure-cli jo");
  }

  @Test
  void inDevelopmentTheMachineHelpsWhereNobodyIsLoggedIn() throws IOException {
    FakeAzureCli.loggedOut(folder);

    assertThat(run("DEVELOPMENT", "auto", "none")).startsWith("managed-identity the-machine");
  }

  @Test
  void whereNobodyIsLoggedInAndNothingElseMayBeTriedThatIsSaid() throws IOException {
    FakeAzureCli.loggedOut(folder);

    assertThat(run("DEVELOPMENT", "azure-cli", "none"))
        .startsWith("IDENTITY_UNAVAILABLE")
        .contains("[azure-cli: ");
  }

  private void logIn() throws IOException {
    try (EntraStandIn entra = EntraStandIn.start(InstantSource.system())) {
      FakeAzureCli.loggedIn(
          folder,
          entra.tokens().issued(entra.register(TENANT, "jo"), "https://vault.azure.net"),
          TENANT,
          Instant.now().plusSeconds(3600));
    }
  }

  private String run(String environment, String method, String client) throws IOException {
    return run(endpoint, environment, method, client);
  }

  private String run(ManagedIdentityStandIn place, String environment, String method, String client)
      throws IOException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                IdentityProgram.class.getName(),
                environment,
                method,
                client)
            .redirectError(folder.resolve("errors").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "IDENTITY_ENDPOINT", place.endpoint().toString(),
                "IDENTITY_HEADER", place.header(),
                "PATH", folder + ":/usr/bin:/bin"));
    Process process = builder.start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.onExit().join().exitValue())
        .as(() -> errors(folder.resolve("errors")))
        .isZero();
    return said;
  }

  private static String errors(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
