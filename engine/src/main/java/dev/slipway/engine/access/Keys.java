package dev.slipway.engine.access;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes, lists, rotates and revokes access keys, and knows whose a presented one is.
public final class Keys {
  private final AccessKeys store;
  private final RecentKeys recent;
  private final SecureRandom random;
  private final InstantSource clock;

  public Keys(AccessKeys store, SecureRandom random, InstantSource clock) {
    this.store = store;
    this.recent = new RecentKeys(store, clock);
    this.random = random;
    this.clock = clock;
  }

  /// Who presents this; empty when it is no key that opens anything now.
  public Optional<Caller> caller(String token) {
    return KeyText.parse(token)
        .flatMap(text ->
            recent.find(text.id()).filter(key -> key.accepts(text.secret(), clock.instant())))
        .map(key -> new Caller(CallerId.of(key.id()), key.grant()));
  }

  /// Why this opens nothing, for whoever presents what once was a key's secret; empty for everybody
  /// else, who learns nothing about keys.
  public Optional<String> refusal(String token) {
    return KeyText.parse(token)
        .flatMap(text ->
            recent.find(text.id()).flatMap(key -> refusal(key, text.secret(), clock.instant())));
  }

  private static Optional<String> refusal(AccessKey key, Digest secret, Instant now) {
    return switch (key.standing(secret, now)) {
      case EXPIRED ->
          Optional.of(
              "The key %s was rotated, and this secret is not taken since %s"
                  .formatted(
                      key.id(),
                      key.retiring().map(AccessKey.Retiring::until).orElse(key.secretSince())));
      case REVOKED ->
          Optional.of(
              "The key %s was revoked at %s".formatted(key.id(), key.revokedAt().orElse(now)));
      case ACCEPTED, UNKNOWN -> Optional.empty();
    };
  }

  /// A new key.
  public IssuedKey create(String name, Grant grant) {
    while (true) {
      KeyId id = KeyId.create(random);
      Secret text = KeyText.create(id, random);
      AccessKey key = AccessKey.create(id, name, grant, parsed(text).secret(), clock.instant());
      if (store.save(key) instanceof SaveResult.Saved<AccessKey>(AccessKey saved)) {
        return new IssuedKey(saved, text);
      }
    }
  }

  /// The key; `KEY_NOT_FOUND` when there is none.
  public AccessKey require(KeyId id) {
    return store.find(id).orElseThrow(() -> notFound(id));
  }

  /// Where the key of this id holds; empty also for one that holds everywhere.
  public Optional<OrganizationId> owner(KeyId id) {
    return store.find(id).flatMap(key -> key.grant().organization());
  }

  /// Keys in order of id, revoked ones too.
  public Page<AccessKey> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    return store.list(owner, after, limit);
  }

  /// Gives the key a new secret; `CONFLICT` when it is revoked.
  ///
  /// @param grace how long the present secret opens as well, at most [AccessKey#MAX_GRACE]
  public IssuedKey rotate(KeyId id, Duration grace) {
    Secret text = KeyText.create(id, random);
    AccessKey saved =
        change(
            id,
            key -> {
              if (key.revokedAt().isPresent()) {
                throw revoked(id);
              }
              return key.rotate(parsed(text).secret(), grace, clock.instant());
            });
    return new IssuedKey(saved, text);
  }

  /// Makes the key open nothing any more, in this process from the moment that this returns.
  /// Repeating it is harmless.
  public void revoke(KeyId id) {
    change(id, key -> key.revoke(clock.instant()));
  }

  private AccessKey change(KeyId id, UnaryOperator<AccessKey> change) {
    while (true) {
      if (store.save(change.apply(require(id)))
          instanceof SaveResult.Saved<AccessKey>(AccessKey saved)) {
        recent.changed(id);
        return saved;
      }
    }
  }

  private static KeyText parsed(Secret text) {
    return KeyText.parse(text.reveal()).orElseThrow();
  }

  /// The one problem for a key that does not exist and for one that the caller may not see.
  public static SlipwayException notFound(KeyId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.KEY_NOT_FOUND,
                "Tried to find an access key",
                "There is no key with this id",
                "Use the keyId that making the key answered, or GET /keys")
            .at(id.value()));
  }

  private static SlipwayException revoked(KeyId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.CONFLICT,
                "Tried to rotate an access key",
                "It is revoked",
                "Make a new key with POST /keys")
            .at(id.value()));
  }
}
