package dev.slipway.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentitySettingsTest {
  private static final TenantId TENANT = new TenantId("72f988bf-86f1-41af-91ab-2d7cd011db47");
  private static final ClientId CLIENT = new ClientId("00000000-0000-0000-0000-000000000001");
  private static final ClientProof SECRET = new ClientProof.ClientSecret(Secret.of("hidden"));

  private final IdentitySettings plain =
      IdentitySettings.of(EnvironmentClass.PRODUCTION, new ManagedIdentityHost.ByVariables());

  @Test
  void aMethodHasWhatItNeeds() {
    assertThatThrownBy(() -> plain.onlyBy(IdentityMethod.SERVICE_PRINCIPAL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            plain.as(TENANT, CLIENT, Optional.empty()).onlyBy(IdentityMethod.SERVICE_PRINCIPAL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            plain.as(TENANT, CLIENT, Optional.empty()).onlyBy(IdentityMethod.WORKLOAD_IDENTITY))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(
            plain
                .as(TENANT, CLIENT, Optional.of(SECRET))
                .onlyBy(IdentityMethod.SERVICE_PRINCIPAL)
                .only())
        .contains(IdentityMethod.SERVICE_PRINCIPAL);
    assertThat(
            plain
                .as(TENANT, CLIENT, Optional.empty())
                .federatedBy(Path.of("token"))
                .onlyBy(IdentityMethod.WORKLOAD_IDENTITY)
                .only())
        .contains(IdentityMethod.WORKLOAD_IDENTITY);
  }

  @Test
  void anAuthorityIsAskedOverHttpsOnlyAndNotForever() {
    assertThatThrownBy(
            () -> plain.askingAt(URI.create("http://login.example"), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plain.askingAt(plain.authority(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyTheCloudsOfMicrosoftAreKnown() {
    assertThat(plain.isKnownCloud()).isTrue();
    assertThat(
            plain
                .askingAt(URI.create("https://login.microsoftonline.us"), Duration.ofSeconds(1))
                .isKnownCloud())
        .isTrue();
    assertThat(
            plain
                .askingAt(URI.create("https://localhost:8443/"), Duration.ofSeconds(1))
                .isKnownCloud())
        .isFalse();
  }

  @Test
  void aClientIdIsAManagedIdentityUnlessSomethingProvesAnApplication() {
    assertThat(plain.as(TENANT, CLIENT, Optional.empty()).userAssigned()).contains(CLIENT);
    assertThat(plain.as(TENANT, CLIENT, Optional.of(SECRET)).userAssigned()).isEmpty();
  }

  @Test
  void noSecretIsShown() {
    assertThat(plain.as(TENANT, CLIENT, Optional.of(SECRET)).toString()).doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "contoso", "contoso.com/../other", "a b.com", "{tenant}.com", "-.com"})
  void aTenantIsAGuidOrADomain(String text) {
    assertThatThrownBy(() -> new TenantId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.b.c",
        "a.e30.c",
        "not a token",
        "..",
        "a.bm90IGpzb24.c",
        "a.W10.c",
        "a.bnVsbA.c"
      })
  void aTokenThatCannotBeReadIsNobodysInParticular(String token) {
    assertThat(TokenOwner.of(token).toString()).startsWith("somebody");
  }

  @Test
  void methodsHaveTheNamesOfTheSetting() {
    for (IdentityMethod method : IdentityMethod.values()) {
      assertThat(IdentityMethod.of(method.id())).contains(method);
    }
    assertThat(IdentityMethod.of("auto")).isEmpty();
  }
}
