package dev.slipway.engine.access;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.UserId;
import dev.slipway.ports.access.MemoryAccessKeys;
import dev.slipway.ports.testing.Examples;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StillAllowedTest {
  private static final OrganizationId OTHER = new OrganizationId("other");

  private final MemoryAccessKeys store = new MemoryAccessKeys();
  private final Keys keys = new Keys(store, new SecureRandom(), () -> NOW);
  private final StillAllowed allowed = new StillAllowed(store);
  private final Project project = Examples.project("hello");

  @Test
  void whoMayDeployIsLetThrough() {
    allowed(keys.create("ci", Grant.in(ACME, Role.DEPLOYER)).key().id());
    allowed(keys.create("ops", Grant.platform()).key().id());
  }

  @Test
  void whoeverIsNotKnownByAKeyIsLetThrough() {
    assertThatNoException()
        .isThrownBy(() -> allowed.check(request(Optional.of(CallerId.MACHINE)), project));
    assertThatNoException().isThrownBy(() -> allowed.check(request(Optional.empty()), project));
  }

  @Test
  void aKeyThatWasRevokedMeanwhileIsRefused() {
    KeyId id = keys.create("ci", Grant.in(ACME, Role.DEPLOYER)).key().id();
    keys.revoke(id);

    refused(Optional.of(CallerId.of(id)), project);
  }

  @Test
  void aKeyThatOnlyReadsOrIsForeignOrUnknownIsRefused() {
    refused(key(Grant.in(ACME, Role.VIEWER)), project);
    refused(key(Grant.in(OTHER, Role.ADMIN)), project);
    refused(Optional.of(CallerId.of(new KeyId("000000000000"))), project);
  }

  @Test
  void aKeyIsRefusedOutsideOfItsEnvironments() {
    Grant deployer = Grant.in(ACME, Role.DEPLOYER);

    allowed(keys.create("ci", deployer.only(Set.of(Environment.PRODUCTION))).key().id());
    refused(key(deployer.only(Set.of(Environment.STAGING, Environment.DEVELOPMENT))), project);
  }

  @Test
  void aProjectThatBelongsToOthersNowIsRefused() {
    refused(Optional.empty(), Project.create(HELLO, OTHER, "theirs", NOW));
  }

  private Optional<CallerId> key(Grant grant) {
    return Optional.of(CallerId.of(keys.create("ci", grant).key().id()));
  }

  private void allowed(KeyId id) {
    assertThatNoException()
        .isThrownBy(() -> allowed.check(request(Optional.of(CallerId.of(id))), project));
  }

  private void refused(Optional<CallerId> caller, Project now) {
    SlipwayException refusal =
        catchThrowableOfType(SlipwayException.class, () -> allowed.check(request(caller), now));

    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.FORBIDDEN);
  }

  private static DeploymentRequest request(Optional<CallerId> caller) {
    return new DeploymentRequest(
        HELLO,
        ACME,
        new UserId("jo"),
        Environment.PRODUCTION,
        new Subject.FromSource(Examples.manifest("index.html").id()),
        Optional.empty(),
        NOW,
        caller);
  }
}
