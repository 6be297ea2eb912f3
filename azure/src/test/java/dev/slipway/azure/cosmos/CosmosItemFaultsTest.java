package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.standin.cosmos.http.Fault;
import dev.slipway.azure.standin.cosmos.http.Kind;
import dev.slipway.azure.standin.cosmos.http.Request;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What our stores do with items when the database is busy, slow or away, and what that costs.
@Tag("stand-in")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CosmosItemFaultsTest {
  private static final Action WRITING = Action.writing("Tried to write");
  private static final Action READING = Action.reading("Tried to read");

  private final DoubleAdder spent = new DoubleAdder();
  private final CosmosStorage storage =
      TestStorage.open(UUID.randomUUID().toString(), (_, units) -> spent.add(units));
  private final Items items = storage.service();
  private ItemKey a = new ItemKey("", "a");

  @BeforeEach
  void takeAPartition() {
    a = new ItemKey(UUID.randomUUID().toString(), "a");
    spent.reset();
  }

  @AfterEach
  void mend() {
    TestStorage.standIn().faults().clear();
  }

  @Test
  void throttlingIsWaitedOut() {
    fault(3, request -> request.kind() == Kind.CREATE, refused(429));

    assertThat(items.create(WRITING, item(a))).isInstanceOf(Written.Done.class);
  }

  @Test
  void throttlingForSecondsIsWaitedOutAsLongAsItSays() {
    long begin = System.nanoTime();
    fault(4, request -> request.kind() == Kind.BATCH, throttled(700));

    Batch batch = Batch.in(a.partition()).create(item(a));

    assertThat(items.write(WRITING, batch).isDone()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(2_700));
  }

  @Test
  void throttlingForTenSecondsIsWaitedOut() {
    fault(6, request -> request.kind() == Kind.CREATE, throttled(1_900));

    assertThat(items.create(WRITING, item(a))).isInstanceOf(Written.Done.class);
  }

  @Test
  void throttlingForLongerThanALeaseIsNotWaitedFor() {
    fault(1_000, request -> request.kind() == Kind.CREATE, throttled(60_000));

    SlipwayException failure = problem(() -> items.create(WRITING, item(a)));

    assertThat(failure.problem().retryable()).isTrue();
    assertThat(failure.problem().why()).contains("request units");
  }

  @Test
  void throttlingOftenerThanTheSdkAsksIsWaitedOutToo() {
    fault(40, request -> request.kind() == Kind.PATCH, refused(429));
    items.create(WRITING, item(a));

    assertThat(items.change(WRITING, a, new Change().set("number", 1), Condition.is("name", "a")))
        .isInstanceOf(Written.Done.class);
  }

  @Test
  void aServiceThatIsAwayIsAProblemThatPasses() {
    fault(1_000, request -> request.kind() == Kind.CREATE, refused(503));

    SlipwayException failure = problem(() -> items.create(WRITING, item(a)));

    assertThat(failure.problem().retryable()).isTrue();
    assertThat(failure.problem().code()).isEqualTo(ProblemCode.STORAGE_WRITE_FAILED);
  }

  @Test
  void anAnswerThatTakesTooLongIsAProblemThatPasses() {
    fault(1_000, request -> request.kind() == Kind.CREATE, new Fault.Slow(Duration.ofSeconds(12)));

    SlipwayException failure = problem(() -> items.create(WRITING, item(a)));

    assertThat(failure.problem().retryable()).isTrue();
  }

  @Test
  void aContainerThatIsMissingIsNoMissingItem() {
    fault(1_000, _ -> true, new Fault.Refused(404, 1003, Duration.ZERO));
    Condition condition = Condition.is("name", "a");

    assertThat(
            List.<Runnable>of(
                () -> items.read(READING, a),
                () -> items.create(WRITING, item(a)),
                () -> items.put(WRITING, item(a)),
                () -> items.replace(WRITING, item(a), "etag"),
                () -> items.change(WRITING, a, new Change().set("number", 1), condition),
                () -> items.delete(WRITING, a),
                () -> items.write(WRITING, Batch.in(a.partition()).delete("a")),
                () -> items.find(READING, ItemQuery.of(a.partition(), "thing"), 1)))
        .allSatisfy(call -> {
          assertThat(problem(call).problem().why()).contains("is not there");
          assertThat(problem(call).problem().retryable()).isFalse();
        });
  }

  @Test
  void aRegionThatHasNotSeenOurWritesIsAProblemThatPasses() {
    fault(1_000, _ -> true, new Fault.Refused(404, 1002, Duration.ZERO));

    assertThat(problem(() -> items.read(READING, a)).problem().retryable()).isTrue();
    assertThat(problem(() -> items.delete(WRITING, a)).problem().retryable()).isTrue();
  }

  @Test
  void nothingIsMissingWhereSomethingIsCreated() {
    fault(1, request -> request.kind() == Kind.CREATE, new Fault.Refused(404, Duration.ZERO));

    assertThat(problem(() -> items.create(WRITING, item(a))).problem().code())
        .isEqualTo(ProblemCode.STORAGE_WRITE_FAILED);
  }

  @Test
  void twoWritesThatMeetAreTriedAgain() {
    fault(5, request -> request.kind() == Kind.CREATE, refused(449));

    assertThat(items.create(WRITING, item(a))).isInstanceOf(Written.Done.class);
  }

  @Test
  void throttlingThatDoesNotEndIsAProblemThatPasses() {
    fault(100_000, request -> request.kind() == Kind.CREATE, refused(429));

    assertThat(problem(() -> items.create(WRITING, item(a))))
        .satisfies(failure -> {
          assertThat(failure.problem().code()).isEqualTo(ProblemCode.STORAGE_WRITE_FAILED);
          assertThat(failure.problem().retryable()).isTrue();
          assertThat(failure.problem().why()).contains("request units");
        });
  }

  @Test
  void anAnswerThatWasLostIsAProblemThatPasses() {
    fault(1, request -> request.kind() == Kind.BATCH, new Fault.AnswerLost());

    SlipwayException failure =
        problem(() -> items.write(WRITING, Batch.in(a.partition()).create(item(a))));

    assertThat(failure.problem().retryable()).isTrue();
    assertThat(items.read(READING, a)).isPresent();
  }

  @Test
  void aReadIsTriedAgainOnAnotherConnection() {
    items.create(WRITING, item(a));
    fault(1, request -> request.kind() == Kind.READ, new Fault.NeverCame());

    assertThat(items.read(READING, a)).isPresent();
  }

  @Test
  void whatRequestsCostIsTold() {
    items.create(WRITING, item(a));
    items.read(READING, a);

    assertThat(spent.sum()).isBetween(5.9, 6.6);
  }

  private static Fault refused(int status) {
    return new Fault.Refused(status, Duration.ofMillis(1));
  }

  private static Fault throttled(int millis) {
    return new Fault.Refused(429, Duration.ofMillis(millis));
  }

  private static void fault(int times, Predicate<Request> requests, Fault fault) {
    TestStorage.standIn().faults().next(times, requests, fault);
  }

  private static SlipwayException problem(Runnable call) {
    return catchThrowableOfType(SlipwayException.class, call::run);
  }

  private static NewItem item(ItemKey key) {
    return NewItem.of(key, "thing").with("name", key.id());
  }
}
