package dev.slipway.engine.admission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What to do when another deployment is under way in the project and environment.
public enum OnConflict {
  /// Nothing; the request is refused.
  REJECT,
  /// Wait for its end. One deployment may wait, and a newer one takes its place.
  QUEUE,
  /// Cancel it, and go on when it has stopped.
  SUPERSEDE;

  /// Its name in requests.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one with this name.
  public static Optional<OnConflict> find(String id) {
    return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
  }
}
