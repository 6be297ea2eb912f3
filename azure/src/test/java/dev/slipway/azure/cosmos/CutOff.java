package dev.slipway.azure.cosmos;

import dev.slipway.azure.standin.cosmos.http.Fault;
import dev.slipway.azure.standin.cosmos.http.Kind;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Does the same again and again, each time cut off at another request: at each write once before
/// it was done and once after.
public final class CutOff {
  private CutOff() {}

  /// What is cut off.
  ///
  /// @param <T> what it is done with
  public interface Deed<T> {
    /// Makes ready, undisturbed.
    T prepare(CosmosStorage storage);

    /// Is cut off somewhere; may fail with a `SlipwayException`.
    void perform(T stores);

    /// What must be true afterwards, as another process sees and mends it.
    ///
    /// @param where at which request it was cut off, for a failure's description
    void check(T stores, CosmosStorage other, String where);
  }

  /// Answers how many requests there were to be cut off at.
  public static <T> int atEachWrite(Deed<T> deed) {
    int write = 0;
    boolean isHit = true;
    while (isHit) {
      for (Fault fault : List.of(new Fault.NeverCame(), new Fault.AnswerLost())) {
        isHit = cutOff(deed, write, fault);
      }
      write++;
    }
    return write - 1;
  }

  private static <T> boolean cutOff(Deed<T> deed, int write, Fault fault) {
    String database = UUID.randomUUID().toString();
    CosmosStorage storage = TestStorage.open(database, RequestUnits.UNCOUNTED);
    T stores = deed.prepare(storage);
    AtomicInteger writes = new AtomicInteger();
    TestStorage.standIn()
        .faults()
        .next(
            1,
            request ->
                request.kind() != Kind.DEFINITION
                    && request.kind() != Kind.READ
                    && request.kind() != Kind.QUERY
                    && request.kind() != Kind.PLAN
                    && request.path().get(1).equals(database)
                    && writes.getAndIncrement() == write,
            fault);
    try {
      perform(() -> deed.perform(stores));
    } finally {
      TestStorage.standIn().faults().clear();
    }
    CosmosStorage other = TestStorage.open(database, RequestUnits.UNCOUNTED);
    deed.check(stores, other, "%s at write %d".formatted(fault, write));
    return writes.get() > write;
  }

  /// Whoever is cut off may hear of it.
  private static void perform(Runnable deed) {
    try {
      deed.run();
    } catch (SlipwayException e) {
      if (!e.problem().retryable()) {
        throw e;
      }
    }
  }
}
