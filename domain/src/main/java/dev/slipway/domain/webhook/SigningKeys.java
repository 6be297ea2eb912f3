package dev.slipway.domain.webhook;

import dev.slipway.domain.project.SecretReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the secrets are that a webhook is signed with.
///
/// @param since when the present one was made
/// @param retiring the one before, while deliveries are signed with it too
public record SigningKeys(SecretReference current, Instant since, Optional<Retiring> retiring) {
  /// The longest time that deliveries are signed with an old secret too.
  public static final Duration MAX_OVERLAP = Duration.ofDays(30);

  /// A secret that was replaced.
  ///
  /// @param until when it signs no more
  public record Retiring(SecretReference secret, Instant until) {}

  /// The first secret of a webhook.
  public static SigningKeys first(SecretReference secret, Instant now) {
    return new SigningKeys(secret, now, Optional.empty());
  }

  /// The next secret, beside which the present one signs for so long; the one before that ends now.
  public SigningKeys rotate(SecretReference next, Duration overlap, Instant now) {
    Optional<Retiring> old =
        overlap.isPositive() && !next.equals(current)
            ? Optional.of(new Retiring(current, now.plus(overlap)))
            : Optional.empty();
    return new SigningKeys(next, now, old);
  }

  /// All that sign at that time, the present one first.
  public List<SecretReference> at(Instant now) {
    List<SecretReference> all = new ArrayList<>(List.of(current));
    retiring.filter(old -> now.isBefore(old.until())).ifPresent(old -> all.add(old.secret()));
    return List.copyOf(all);
  }
}
