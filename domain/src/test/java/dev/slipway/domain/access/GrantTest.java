package dev.slipway.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class GrantTest {
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final OrganizationId OTHER = new OrganizationId("other");

  @ParameterizedTest
  @EnumSource(names = "PLATFORM", mode = Mode.EXCLUDE)
  void everyRoleButPlatformHoldsInOneOrganizationOnly(Role role) {
    assertThat(Grant.in(ACME, role).reaches(ACME)).isTrue();
    assertThat(Grant.in(ACME, role).reaches(OTHER)).isFalse();
    assertThatThrownBy(() -> new Grant(role, Optional.empty()))
        .isInstanceOf(SlipwayException.class);
  }

  @Test
  void platformHoldsEverywhere() {
    assertThat(Grant.platform().reaches(OTHER)).isTrue();
    assertThatThrownBy(() -> Grant.in(ACME, Role.PLATFORM)).isInstanceOf(SlipwayException.class);
  }

  @Test
  void nobodyHandsOutMoreThanTheyHave() {
    Grant admin = Grant.in(ACME, Role.ADMIN);

    assertThat(admin.covers(Grant.in(ACME, Role.ADMIN))).isTrue();
    assertThat(admin.covers(Grant.in(ACME, Role.VIEWER))).isTrue();
    assertThat(admin.covers(Grant.in(OTHER, Role.VIEWER))).isFalse();
    assertThat(admin.covers(Grant.platform())).isFalse();
    assertThat(Grant.in(ACME, Role.DEPLOYER).covers(admin)).isFalse();
    assertThat(Grant.platform().covers(Grant.platform())).isTrue();
  }

  @Test
  void whoeverIsLimitedToEnvironmentsChangesNothingElsewhere() {
    Grant staging = Grant.in(ACME, Role.DEPLOYER).only(Set.of(Environment.STAGING));

    assertThat(staging.reaches(Environment.STAGING)).isTrue();
    assertThat(staging.reaches(Environment.PRODUCTION)).isFalse();
    assertThat(staging.reachesEveryEnvironment()).isFalse();
    assertThat(Grant.in(ACME, Role.DEPLOYER).reachesEveryEnvironment()).isTrue();
    assertThat(Grant.platform().reaches(Environment.PRODUCTION)).isTrue();
  }

  @Test
  void whoeverIsLimitedToEnvironmentsHandsOutNoMore() {
    Grant admin = Grant.in(ACME, Role.ADMIN);
    Grant limited = admin.only(Set.of(Environment.STAGING, Environment.DEVELOPMENT));

    assertThat(limited.covers(admin.only(Set.of(Environment.STAGING)))).isTrue();
    assertThat(limited.covers(Grant.in(ACME, Role.VIEWER))).isTrue();
    assertThat(limited.covers(Grant.in(ACME, Role.DEPLOYER))).isFalse();
    assertThat(limited.covers(admin.only(Set.of(Environment.PRODUCTION)))).isFalse();
    assertThat(admin.covers(limited)).isTrue();
  }

  @Test
  void onlyRolesThatChangeSomethingInOneOrganizationAreLimited() {
    Set<Environment> staging = Set.of(Environment.STAGING);

    assertThatThrownBy(() -> Grant.platform().only(staging)).isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> Grant.in(ACME, Role.VIEWER).only(staging))
        .isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> Grant.in(ACME, Role.ADMIN).only(Set.of()))
        .isInstanceOf(SlipwayException.class);
  }
}
