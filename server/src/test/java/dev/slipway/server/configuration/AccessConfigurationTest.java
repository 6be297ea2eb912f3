package dev.slipway.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.SlipwayException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessConfigurationTest {
  private static final Map<String, String> OIDC =
      Map.of(
          "SLIPWAY_AUTH", "oidc",
          "OIDC_ISSUER", "https://issuer.example.com/tenant/v2.0",
          "OIDC_AUDIENCE", "api://slipway",
          "OIDC_JWKS_URL", "https://issuer.example.com/keys");

  @TempDir private Path userHome;

  @Test
  void keysAreAskedForAndNoPageIsLetInUnlessItIsSaid() {
    AccessConfiguration access = read(Map.of()).access();

    assertThat(access)
        .isEqualTo(
            new AccessConfiguration(AuthenticationMode.KEYS, Optional.empty(), 30_000, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.8.0.9"})
  void nobodyIsAskedOnlyWhereNobodyElseCanReachTheService(String address) {
    Configuration configuration =
        read(Map.of("SLIPWAY_AUTH", "none", "SLIPWAY_API_ADDRESS", address));

    assertThat(configuration.access().mode()).isEqualTo(AuthenticationMode.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "::", "10.0.0.7", "example.com", "127.0.0.1.example.com", "127.evil"})
  void whereOthersReachTheServiceSomebodyHasToBeAsked(String address) {
    assertThat(mistakes(Map.of("SLIPWAY_AUTH", "none", "SLIPWAY_API_ADDRESS", address)))
        .singleElement()
        .asString()
        .contains("SLIPWAY_AUTH", address, "127.0.0.1");
  }

  @Test
  void anIssuerIsReadWithTheUsualNamesOfItsClaims() {
    assertThat(read(OIDC).access().oidc())
        .contains(
            new OidcConfiguration(
                "https://issuer.example.com/tenant/v2.0",
                "api://slipway",
                URI.create("https://issuer.example.com/keys"),
                "roles",
                "organization"));
  }

  @Test
  void everythingThatAnIssuerNeedsIsAskedForAtOnce() {
    assertThat(mistakes(Map.of("SLIPWAY_AUTH", "oidc")))
        .containsExactly(
            "OIDC_ISSUER: SLIPWAY_AUTH=oidc needs it",
            "OIDC_AUDIENCE: SLIPWAY_AUTH=oidc needs it",
            "OIDC_JWKS_URL: SLIPWAY_AUTH=oidc needs it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example.com/keys",
        "http://localhost.example.com/keys",
        "file:///etc/passwd",
        "issuer.example.com",
        "https://",
        "https://a b"
      })
  void keysThatCouldBeExchangedOnTheWayAreRefused(String url) {
    assertThat(mistakes(with(OIDC, "OIDC_JWKS_URL", url)))
        .singleElement()
        .asString()
        .startsWith("OIDC_JWKS_URL: '");
  }

  @Test
  void originsAreSeparatedByCommas() {
    assertThat(
            read(Map.of("CORS_ALLOWED_ORIGINS", "https://a.example.com, http://localhost:3000"))
                .access()
                .origins())
        .containsExactly("https://a.example.com", "http://localhost:3000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "https://a.example.com/", "a.example.com", "https://a.example.com,", "null"})
  void whatIsNoOriginIsRefused(String origins) {
    assertThat(mistakes(Map.of("CORS_ALLOWED_ORIGINS", origins)))
        .singleElement()
        .asString()
        .startsWith("CORS_ALLOWED_ORIGINS: '");
  }

  private Configuration read(Map<String, String> environment) {
    return ConfigurationReader.read(environment, userHome, TestVault.NONE);
  }

  private List<String> mistakes(Map<String, String> environment) {
    return catchThrowableOfType(SlipwayException.class, () -> read(environment))
        .problem()
        .evidence();
  }

  private static Map<String, String> with(Map<String, String> base, String name, String value) {
    Map<String, String> changed = new HashMap<>(base);
    changed.put(name, value);
    return changed;
  }
}
