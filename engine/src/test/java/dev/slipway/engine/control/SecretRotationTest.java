package dev.slipway.engine.control;

import static dev.slipway.engine.testing.World.PRODUCTION;
import static dev.slipway.ports.testing.Examples.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretOrigin;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.project.VariableScope;
import dev.slipway.domain.release.Release;
import dev.slipway.engine.project.FollowedSecrets;
import dev.slipway.engine.project.Reconfiguration;
import dev.slipway.engine.project.Variables;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.secret.OutsideSecrets;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.MemoryConfigurationHistory;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SecretRotationTest {
  private static final VariableName KEY = new VariableName("PAYMENT_KEY");
  private static final VariableName GREETING = new VariableName("GREETING");

  private final World world = new World();
  private final ConfigurationHistory history =
      new MemoryConfigurationHistory(world.projects, world.releases);
  private final Reconfiguration reconfiguration =
      new Reconfiguration(world.projects, history, world.deployments, world.clock);
  private final Map<String, String> vault = new HashMap<>();
  private final OutsideSecrets outside = this::read;
  private final Variables variables =
      new Variables(world.service.projects, world.secrets, outside, reconfiguration);
  private final SecretRotation rotation = rotation();

  private SecretRotation rotation() {
    return new SecretRotation(
        world.projects,
        world.releases,
        world.deployments,
        new FollowedSecrets(world.secrets, outside, reconfiguration),
        world.service.admit,
        world.clock);
  }

  private Secret read(ProjectId project, SecretOrigin origin) {
    if (!vault.containsKey(origin.name())) {
      throw new SlipwayException(
          Problem.of(ProblemCode.CONFIGURATION_INVALID, "Tried", "It is gone", "Set it"));
    }
    return Secret.of(vault.getOrDefault(origin.name(), ""));
  }

  @Test
  void aRotatedSecretBecomesANewReleaseOfTheSameArtifact() {
    Release before = followedAndDeployed();
    vault.put("payment-key", "two");

    List<Deployment> begun = rotation.look();
    world.settle(world.service);

    assertThat(begun).hasSize(1);
    assertThat(world.phase(begun.getFirst().id())).isEqualTo(Phase.SUCCEEDED);
    Release after = serving();
    assertThat(after.artifact()).isEqualTo(before.artifact());
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(secretOf(after)).isEqualTo("two");
    assertThat(secretOf(before)).isEqualTo("one");
    assertThat(world.builds.builds()).hasSize(1);
    assertThat(after.configurationVersion()).isEqualTo(2);
    assertThat(history.find(HELLO, 2).orElseThrow().by()).contains(CallerId.SERVICE);
  }

  @Test
  void whatHasNotChangedLeadsToNothing() {
    followedAndDeployed();

    assertThat(rotation.look()).isEmpty();
    assertThat(world.projects.find(HELLO).orElseThrow().configuration().version()).isEqualTo(1);
  }

  @Test
  void otherChangesWaitForTheNextDeployment() {
    followedAndDeployed();
    set(GREETING, VariableScope.RUNTIME, "moin");
    vault.put("payment-key", "two");

    rotation.look();
    world.settle(world.service);

    assertThat(secretOf(serving())).isEqualTo("two");
    assertThat(serving().variables()).doesNotContainKey(GREETING);
  }

  @Test
  void aSecretThatWasNeverDeployedAsFollowedWaitsForTheNextDeployment() {
    set(KEY, VariableScope.SECRET, "a value of its own");
    world.deploy("hello");
    vault.put("payment-key", "one");
    set(KEY, VariableScope.SECRET, "keyvault:payment-key");

    assertThat(rotation.look()).isEmpty();
  }

  @Test
  void severalThatLookAtOnceDeployOnce() {
    followedAndDeployed();
    vault.put("payment-key", "two");

    long begun = AtOnce.race(8, _ -> rotation().look()).stream().mapToLong(List::size).sum();
    world.settle(world.service);

    assertThat(begun).isEqualTo(1);
    assertThat(rotation.look()).isEmpty();
    assertThat(secretOf(serving())).isEqualTo("two");
  }

  @Test
  void whileAnotherDeploymentIsUnderWayItWaitsForTheNextLook() {
    followedAndDeployed();
    vault.put("payment-key", "two");
    world.request("something else");

    assertThat(rotation.look()).isEmpty();

    world.settle(world.service);
    assertThat(secretOf(serving())).isEqualTo("two");
    assertThat(rotation.look()).isEmpty();
  }

  @Test
  void aProcessThatEndsBeforeItAsksForTheDeploymentIsFollowedUp() {
    followedAndDeployed();
    vault.put("payment-key", "two");
    new FollowedSecrets(world.secrets, outside, reconfiguration)
        .renew(world.projects.find(HELLO).orElseThrow());

    assertThat(rotation.look()).hasSize(1);
  }

  @Test
  void aValueWithWhichTheAppDoesNotStartIsTriedOnceAndTheOldReleaseStays() {
    Release before = followedAndDeployed();
    vault.put("payment-key", "broken");
    world.runtime.whenStarting(_ -> {
      throw World.mistake();
    });

    Deployment failed = rotation.look().getFirst();
    world.settle(world.service);

    assertThat(world.phase(failed.id())).isEqualTo(Phase.FAILED);
    assertThat(serving()).isEqualTo(before);
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(rotation.look()).isEmpty();

    world.runtime.whenStarting(_ -> {});
    vault.put("payment-key", "three");
    assertThat(rotation.look()).hasSize(1);
    world.settle(world.service);
    assertThat(secretOf(serving())).isEqualTo("three");
  }

  @Test
  void aProjectWhoseSecretIsGoneKeepsItsValueAndHoldsUpNoOther() {
    followedAndDeployed();
    vault.clear();

    assertThat(rotation.look()).isEmpty();
    assertThat(secretOf(serving())).isEqualTo("one");
  }

  @Test
  void whoeverGoesBackKeepsTheOldValueUntilTheNextRotation() {
    Release first = followedAndDeployed();
    vault.put("payment-key", "two");
    rotation.look();
    world.settle(world.service);

    goBackTo(first);
    assertThat(rotation.look()).isEmpty();
    assertThat(secretOf(serving())).isEqualTo("one");

    world.clock.advance(Duration.ofMinutes(1));
    vault.put("payment-key", "three");
    assertThat(rotation.look()).hasSize(1);
  }

  @Test
  void whoeverGoesBackFromADeploymentOfTheirOwnKeepsTheOldValueToo() {
    Release first = followedAndDeployed();
    vault.put("payment-key", "two");
    world.request("something else");
    assertThat(rotation.look()).as("it is under way").isEmpty();
    world.settle(world.service);
    assertThat(secretOf(serving())).isEqualTo("two");

    goBackTo(first);

    assertThat(secretOf(serving())).isEqualTo("one");
    assertThat(rotation.look()).isEmpty();
  }

  @Test
  void aValueIsNotTriedAgainHoweverManyDeploymentsCameAfterIt() {
    followedAndDeployed();
    vault.put("payment-key", "broken");
    world.runtime.whenStarting(_ -> {
      throw World.mistake();
    });
    rotation.look();
    world.settle(world.service);
    for (int i = 0; i < 210; i++) {
      world.clock.advance(Duration.ofMinutes(1));
      world.service.cancel.cancel(world.request("hello"));
    }

    assertThat(rotation.look()).isEmpty();
  }

  @Test
  void aDeploymentOfTheirOwnThatFailedIsNoTryOfTheValue() {
    followedAndDeployed();
    vault.put("payment-key", "two");
    world.request("something else");
    rotation.look();
    world.runtime.whenStarting(_ -> {
      throw World.mistake();
    });
    world.settle(world.service);
    world.runtime.whenStarting(_ -> {});
    assertThat(secretOf(serving())).isEqualTo("one");

    assertThat(rotation.look()).hasSize(1);
  }

  private void goBackTo(Release release) {
    world.service.rollBack.rollBack(
        HELLO,
        PRODUCTION,
        Optional.of(release.id()),
        new Requester(new UserId("jo"), Optional.empty()));
    world.settle(world.service);
  }

  @Test
  void withoutAVaultASecretThatFollowsIsRefused() {
    Variables alone = new Variables(world.service.projects, world.secrets, reconfiguration);

    assertThatThrownBy(() ->
            alone.set(
                HELLO,
                List.of(
                    new Variables.Setting(
                        KEY, Optional.empty(), VariableScope.SECRET, "keyvault:payment-key")),
                CallerId.MACHINE))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("Key Vault");
  }

  private Release followedAndDeployed() {
    vault.put("payment-key", "one");
    set(KEY, VariableScope.SECRET, "keyvault:payment-key");
    world.deploy("hello");
    assertThat(secretOf(serving())).isEqualTo("one");
    return serving();
  }

  private void set(VariableName name, VariableScope scope, String value) {
    variables.set(
        HELLO,
        List.of(new Variables.Setting(name, Optional.empty(), scope, value)),
        CallerId.MACHINE);
  }

  private Release serving() {
    return world.releases.find(world.serving().orElseThrow()).orElseThrow();
  }

  private String secretOf(Release release) {
    Variable.Value value = release.variables().get(KEY);
    return value instanceof Variable.SecretValue(var reference)
        ? world.secrets.find(reference).orElseThrow().reveal()
        : "none";
  }
}
