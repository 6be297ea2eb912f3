package dev.slipway.ports.access;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [AccessKeys] does.
public abstract class AccessKeysContract {
  private static final OrganizationId OTHER = new OrganizationId("other");

  /// The store under test, the same one during a test.
  protected abstract AccessKeys keys();

  @Test
  void aNewKeyGetsVersionOneAndIsFound() {
    AccessKey saved = saved(key("000000000001", ACME));

    assertThat(saved).isEqualTo(key("000000000001", ACME).withVersion(1));
    assertThat(keys().find(saved.id())).contains(saved);
  }

  @Test
  void aKeyThatWasNeverSavedIsNotFound() {
    saved(key("000000000001", ACME));

    assertThat(keys().find(new KeyId("000000000002"))).isEmpty();
  }

  @Test
  void aNewKeyWhoseIdIsTakenIsAConflict() {
    AccessKey saved = saved(key("000000000001", ACME));

    assertThat(keys().save(key("000000000001", OTHER))).isEqualTo(new SaveResult.Conflict<>());
    assertThat(keys().find(saved.id())).contains(saved);
  }

  @Test
  void aRotatedAndRevokedKeyComesBackAsItWasSaved() {
    AccessKey rotated =
        saved(saved(key("000000000001", ACME)).rotate(Digest.of("b"), Duration.ofHours(1), NOW));
    assertThat(keys().find(rotated.id())).contains(rotated);

    AccessKey revoked = saved(rotated.revoke(NOW.plusSeconds(1)));
    assertThat(keys().find(rotated.id())).contains(revoked);
  }

  @Test
  void aKeyOfThePlatformBelongsToNoOrganization() {
    AccessKey platform =
        saved(
            AccessKey.create(
                new KeyId("000000000001"), "ops", Grant.platform(), Digest.of("a"), NOW));

    assertThat(keys().list(Optional.of(ACME), Optional.empty(), 10).items()).isEmpty();
    assertThat(keys().list(Optional.empty(), Optional.empty(), 10).items())
        .containsExactly(platform);
  }

  @Test
  void ofManyChangesToOneVersionExactlyOneIsSaved() {
    AccessKey key = saved(key("000000000001", ACME));

    List<SaveResult<AccessKey>> results =
        AtOnce.race(
            20,
            number -> keys().save(key.rotate(Digest.of("secret " + number), Duration.ZERO, NOW)));

    assertThat(results.stream().filter(result -> result instanceof SaveResult.Saved<AccessKey>))
        .hasSize(1);
    assertThat(keys().find(key.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void pagesOfAnOrganizationHaveEachOfItsKeysOnceInOrder() {
    List<AccessKey> own = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      own.add(saved(key("00000000000" + i, ACME)));
      saved(key("10000000000" + i, OTHER));
    }

    Page<AccessKey> first = keys().list(Optional.of(ACME), Optional.empty(), 3);
    Page<AccessKey> second = keys().list(Optional.of(ACME), first.next(), 3);

    assertThat(first.items()).isEqualTo(own.subList(0, 3));
    assertThat(second.items()).isEqualTo(own.subList(3, 5));
    assertThat(second.next()).isEmpty();
  }

  private AccessKey saved(AccessKey key) {
    return switch (keys().save(key)) {
      case SaveResult.Saved<AccessKey>(AccessKey saved) -> saved;
      case SaveResult.Conflict<AccessKey> _ -> throw new AssertionError("somebody else saved");
    };
  }

  private static AccessKey key(String id, OrganizationId organization) {
    return AccessKey.create(
        new KeyId(id), "ci", Grant.in(organization, Role.DEPLOYER), Digest.of("a"), NOW);
  }
}
