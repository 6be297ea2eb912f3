package dev.slipway.engine.access;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.engine.testing.TestClock;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.access.MemoryAccessKeys;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysTest {
  private static final Grant DEPLOYER = Grant.in(ACME, Role.DEPLOYER);

  private final TestClock clock = new TestClock(NOW);
  private final CountedKeys store = new CountedKeys();
  private final Keys keys = new Keys(store, new SecureRandom(), clock);

  @Test
  void whoPresentsAKeyIsKnownByIt() {
    IssuedKey issued = keys.create("ci", DEPLOYER);

    assertThat(keys.caller(issued.text().reveal()))
        .contains(new Caller(CallerId.of(issued.key().id()), DEPLOYER));
  }

  @Test
  void theTextOfAKeyIsNotKept() {
    IssuedKey issued = keys.create("ci", DEPLOYER);
    String secret = issued.text().reveal().substring("slipkey_".length() + KeyId.LENGTH + 1);

    assertThat(secret).hasSize(43);
    assertThat(store.find(issued.key().id()).orElseThrow().toString()).doesNotContain(secret);
    assertThat(issued.toString()).doesNotContain(secret);
  }

  @Test
  void noTwoKeysAreAlike() {
    IssuedKey one = keys.create("ci", DEPLOYER);
    IssuedKey two = keys.create("ci", DEPLOYER);

    assertThat(one.key().id()).isNotEqualTo(two.key().id());
    assertThat(one.text()).isNotEqualTo(two.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "slipkey_",
        "slipkey_000000000000_",
        "slip_000000000000",
        "slipkey_000000000000_0000000000000000000000000000000000000000000\0",
        "slipkey_ＡＢＣ000000000_0000000000000000000000000000000000000000000",
        "slipkey_000000000000_000000000000000000000000000000000000000000é",
        "slipkey_000000000000_0000000000000000000000000000000000000000000",
      })
  void whatIsNoKeyOfOursIsNobodys(String token) {
    keys.create("ci", DEPLOYER);

    assertThat(keys.caller(token)).isEmpty();
  }

  @Test
  void theSecretOfAnotherKeyDoesNotOpen() {
    String one = keys.create("one", DEPLOYER).text().reveal();
    String two = keys.create("two", DEPLOYER).text().reveal();
    int secretAt = "slipkey_".length() + KeyId.LENGTH;

    assertThat(keys.caller(one.substring(0, secretAt) + two.substring(secretAt))).isEmpty();
  }

  @Test
  void aKeyInUseIsNotReadFromTheStoreForEveryRequest() {
    String text = keys.create("ci", DEPLOYER).text().reveal();
    for (int i = 0; i < 100; i++) {
      assertThat(keys.caller(text)).isPresent();
    }

    assertThat(store.reads).isEqualTo(1);
  }

  @Test
  void aRevokedKeyOpensNothingFromThenOn() {
    IssuedKey issued = keys.create("ci", DEPLOYER);
    assertThat(keys.caller(issued.text().reveal())).isPresent();

    keys.revoke(issued.key().id());

    assertThat(keys.caller(issued.text().reveal())).isEmpty();
  }

  @Test
  void aKeyThatIsRevokedWhileItIsBeingReadIsNotRemembered() {
    IssuedKey issued = keys.create("ci", DEPLOYER);
    store.afterNextRead = () -> keys.revoke(issued.key().id());

    assertThat(keys.caller(issued.text().reveal())).isPresent();
    assertThat(keys.caller(issued.text().reveal())).isEmpty();
  }

  @Test
  void aRevocationElsewhereHoldsAfterAMoment() {
    IssuedKey issued = keys.create("ci", DEPLOYER);
    assertThat(keys.caller(issued.text().reveal())).isPresent();
    new Keys(store, new SecureRandom(), clock).revoke(issued.key().id());

    clock.advance(RecentKeys.FRESH);

    assertThat(keys.caller(issued.text().reveal())).isEmpty();
  }

  @Test
  void aRotatedKeyStaysTheSameCallerWithBothSecretsDuringTheGrace() {
    IssuedKey old = keys.create("ci", DEPLOYER);
    IssuedKey next = keys.rotate(old.key().id(), Duration.ofMinutes(5));

    assertThat(keys.caller(old.text().reveal())).isEqualTo(keys.caller(next.text().reveal()));
    assertThat(keys.caller(next.text().reveal())).isPresent();

    clock.advance(Duration.ofMinutes(5));

    assertThat(keys.caller(old.text().reveal())).isEmpty();
    assertThat(keys.caller(next.text().reveal())).isPresent();
  }

  @Test
  void aRevokedKeyCannotBeRotated() {
    KeyId id = keys.create("ci", DEPLOYER).key().id();
    keys.revoke(id);

    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> keys.rotate(id, Duration.ZERO));

    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CONFLICT);
  }

  @Test
  void revokingTwiceIsHarmless() {
    KeyId id = keys.create("ci", DEPLOYER).key().id();

    keys.revoke(id);
    keys.revoke(id);

    assertThat(keys.require(id).revokedAt()).contains(clock.instant());
  }

  /// Counts reads, and lets something happen after one.
  private static final class CountedKeys implements AccessKeys {
    private final AccessKeys keys = new MemoryAccessKeys();
    private int reads;
    private Runnable afterNextRead = () -> {};

    @Override
    public SaveResult<AccessKey> save(AccessKey key) {
      return keys.save(key);
    }

    @Override
    public Optional<AccessKey> find(KeyId id) {
      reads++;
      Optional<AccessKey> found = keys.find(id);
      Runnable happening = afterNextRead;
      afterNextRead = () -> {};
      happening.run();
      return found;
    }

    @Override
    public Page<AccessKey> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
      return keys.list(owner, after, limit);
    }
  }
}
