package dev.slipway.domain.access;

import dev.slipway.domain.source.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A key that programs present to the API. Its secret is never kept, only the secret's digest: 256
/// random bits cannot be guessed, so a slow hash would add nothing.
///
/// @param name for people: `ci of the shop`
/// @param secret the digest of the present secret
/// @param secretSince when the present secret was made
/// @param retiring the secret before, while it is still taken
/// @param version counts saves, for compare-and-set; 0 before the first
public record AccessKey(
    KeyId id,
    String name,
    Grant grant,
    Digest secret,
    Instant createdAt,
    Instant secretSince,
    Optional<Retiring> retiring,
    Optional<Instant> revokedAt,
    long version) {

  /// The longest name, in characters.
  public static final int MAX_NAME = 200;

  /// The longest time that an old secret is taken beside the new one.
  public static final Duration MAX_GRACE = Duration.ofDays(30);

  /// A secret that was replaced.
  ///
  /// @param until when it is no longer taken
  public record Retiring(Digest secret, Instant until) {}

  public AccessKey {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a key's name has 1 to %d characters".formatted(MAX_NAME));
    }
  }

  /// A key that nobody has saved yet.
  public static AccessKey create(KeyId id, String name, Grant grant, Digest secret, Instant now) {
    return new AccessKey(id, name, grant, secret, now, now, Optional.empty(), Optional.empty(), 0);
  }

  /// What a secret is to a key.
  public enum Standing {
    /// It opens what the key opens.
    ACCEPTED,
    /// It was replaced, and its time has passed.
    EXPIRED,
    /// It is the key's, and the key opens nothing any more.
    REVOKED,
    /// It never was the key's, or that is not known any more.
    UNKNOWN
  }

  /// What this secret is to the key now. Takes as long for one that is nearly right as for any
  /// other.
  public Standing standing(Digest presented, Instant now) {
    boolean present = same(secret, presented);
    Optional<Retiring> retired = retiring.filter(old -> same(old.secret(), presented));
    if (!present && retired.isEmpty()) {
      return Standing.UNKNOWN;
    }
    if (revokedAt.isPresent()) {
      return Standing.REVOKED;
    }
    return present || retired.filter(old -> now.isBefore(old.until())).isPresent()
        ? Standing.ACCEPTED
        : Standing.EXPIRED;
  }

  /// Whether this secret opens anything now.
  public boolean accepts(Digest presented, Instant now) {
    return standing(presented, now) == Standing.ACCEPTED;
  }

  /// The key with a new secret.
  ///
  /// @param grace how long the present secret is taken beside it; the one before that ends now
  public AccessKey rotate(Digest next, Duration grace, Instant now) {
    Optional<Retiring> old =
        grace.isPositive() ? Optional.of(new Retiring(secret, now.plus(grace))) : Optional.empty();
    return new AccessKey(id, name, grant, next, createdAt, now, old, revokedAt, version);
  }

  /// The key as it opens nothing any more.
  public AccessKey revoke(Instant now) {
    return new AccessKey(
        id,
        name,
        grant,
        secret,
        createdAt,
        secretSince,
        Optional.empty(),
        Optional.of(revokedAt.orElse(now)),
        version);
  }

  public AccessKey withVersion(long next) {
    return new AccessKey(
        id, name, grant, secret, createdAt, secretSince, retiring, revokedAt, next);
  }

  private static boolean same(Digest one, Digest other) {
    return MessageDigest.isEqual(
        one.hex().getBytes(StandardCharsets.US_ASCII),
        other.hex().getBytes(StandardCharsets.US_ASCII));
  }
}
