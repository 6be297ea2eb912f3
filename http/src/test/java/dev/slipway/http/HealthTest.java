package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.engine.query.Preflight;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.http.access.AccessSettings;
import dev.slipway.ports.testing.Examples;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthTest {
  private static final ServiceStatus.Check VAULT =
      new ServiceStatus.Check(
          "key-vault",
          false,
          "tenant-7 has no role",
          Optional.of(
              new Preflight.Finding(
                  "key-vault",
                  "role on vault-7",
                  Duration.ofMillis(30),
                  "tenant-7 has no role",
                  Optional.of(Examples.problem()))));

  @TempDir private Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"none", "Bearer wrong", "Bearer slw_wrong_wrong"})
  void somebodyUnknownIsToldNoDetails(String authorization) {
    try (ApiUnderTest api = new ApiUnderTest(scratch, VAULT)) {
      HttpResponse<String> answer =
          api.send(
              api.request("/health/detailed").setHeader("Authorization", authorization).build());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .contains("\"name\":\"key-vault\"", "\"status\":\"unhealthy\"", "\"latencyMs\":30")
          .contains("\"name\":\"store\"", "\"name\":\"queue\"")
          .doesNotContain("tenant-7", "vault-7", "\"fix\"", "\"code\"", "deployments");
    }
  }

  @Test
  void whoeverHasAKeyIsToldTheDetails() {
    try (ApiUnderTest api = new ApiUnderTest(scratch, VAULT)) {
      var request = api.request("/health/detailed", Grant.in(Examples.ACME, Role.VIEWER));

      assertThat(api.send(request.build()).body())
          .contains("tenant-7 has no role", "role on vault-7", "\"fix\"", "0 deployments");
    }
  }

  @Test
  void whereNobodyIsAskedProgramsOfThisMachineAreToldTheDetailsAndForeignPagesAreNot() {
    AccessSettings nobody =
        new AccessSettings(new AccessSettings.Mode.Nobody(), 1_000_000, Set.of());
    try (ApiUnderTest api = new ApiUnderTest(scratch, nobody, VAULT)) {
      assertThat(api.get("/health/detailed").body()).contains("tenant-7");

      var foreign = api.request("/health/detailed").header("Origin", "https://evil.example");
      assertThat(api.send(foreign.build()).body()).contains("key-vault").doesNotContain("tenant-7");
    }
  }
}
