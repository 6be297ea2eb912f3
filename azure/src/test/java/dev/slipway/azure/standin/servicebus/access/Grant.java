package dev.slipway.azure.standin.servicebus.access;

import java.time.Instant;
import java.util.Set;

/// What a token allows, and until when.
///
/// @param path of the entities it is for: all that begin with it
public record Grant(String path, Set<Right> rights, Instant end) {
  public Grant {
    rights = Set.copyOf(rights);
  }

  public boolean allows(Right right, String entity, Instant now) {
    return end.isAfter(now)
        && (rights.contains(right) || rights.contains(Right.MANAGE))
        && covers(entity);
  }

  private boolean covers(String entity) {
    return path.isEmpty() || entity.equals(path) || entity.startsWith(path + "/");
  }
}
