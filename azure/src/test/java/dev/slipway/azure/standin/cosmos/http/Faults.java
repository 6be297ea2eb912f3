package dev.slipway.azure.standin.cosmos.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is going to go wrong.
public final class Faults {
  private final List<Planned> planned = new ArrayList<>();

  private record Planned(Predicate<Request> requests, Fault fault, int times) {}

  /// Lets the next requests of that kind meet a fault.
  public void next(int times, Predicate<Request> requests, Fault fault) {
    synchronized (planned) {
      planned.add(new Planned(requests, fault, times));
    }
  }

  /// Nothing goes wrong from now on.
  public void clear() {
    synchronized (planned) {
      planned.clear();
    }
  }

  Optional<Fault> of(Request request) {
    synchronized (planned) {
      Iterator<Planned> all = planned.iterator();
      while (all.hasNext()) {
        Planned next = all.next();
        if (next.requests().test(request)) {
          all.remove();
          if (next.times() > 1) {
            planned.add(new Planned(next.requests(), next.fault(), next.times() - 1));
          }
          return Optional.of(next.fault());
        }
      }
      return Optional.empty();
    }
  }
}
