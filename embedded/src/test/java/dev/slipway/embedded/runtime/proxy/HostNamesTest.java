package dev.slipway.embedded.runtime.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  private final HostNames names = new HostNames("apps.example");

  @ParameterizedTest
  @CsvSource({
    "shop.apps.example, PRODUCTION",
    "production.shop.apps.example, PRODUCTION",
    "staging.shop.apps.example, STAGING",
    "SHOP.Apps.Example., PRODUCTION",
    "development.shop.localhost, DEVELOPMENT"
  })
  void aNameLeadsToItsPlace(String name, Environment environment) {
    assertThat(names.placeOf(name)).contains(new Place(new ProjectId("shop"), environment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "apps.example",
        "127.0.0.1",
        "[::1]",
        "shop.other.example",
        "shopapps.example",
        "a.b.shop.localhost",
        "preview.shop.localhost",
        ".localhost",
        "slipway.localhost",
        "sh_op.localhost"
      })
  void otherNamesLeadNowhere(String name) {
    assertThat(names.placeOf(name)).isEmpty();
  }

  @Test
  void aPlaceHasOneName() {
    ProjectId shop = new ProjectId("shop");

    assertThat(names.of(new Place(shop, Environment.PRODUCTION))).isEqualTo("shop.apps.example");
    assertThat(names.of(new Place(shop, Environment.STAGING)))
        .isEqualTo("staging.shop.apps.example");
  }
}
