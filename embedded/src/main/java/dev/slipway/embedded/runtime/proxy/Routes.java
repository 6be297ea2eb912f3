package dev.slipway.embedded.runtime.proxy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which place is answered by what. A change is one swap of the whole table: a request sees it as
/// it was before or after.
public final class Routes {
  private volatile Map<Place, Backend> table = Map.of();

  public Optional<Backend> find(Place place) {
    return Optional.ofNullable(table.get(place));
  }

  /// All that traffic is led to.
  public Map<Place, Backend> all() {
    return table;
  }

  public synchronized void lead(Place place, Backend backend) {
    Map<Place, Backend> next = new HashMap<>(table);
    next.put(place, backend);
    table = Map.copyOf(next);
  }

  /// Leads no more traffic to a place; what answered there.
  public synchronized Optional<Backend> close(Place place) {
    Map<Place, Backend> next = new HashMap<>(table);
    Optional<Backend> closed = Optional.ofNullable(next.remove(place));
    table = Map.copyOf(next);
    return closed;
  }
}
