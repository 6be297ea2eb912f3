package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.call.Action;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The few things that our stores do with items.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CosmosItemsTest {
  private static final Action WRITING = Action.writing("Tried to write");
  private static final Action READING = Action.reading("Tried to read");

  private final CosmosStorage storage = TestStorage.open();
  private final Items items = storage.service();
  private ItemKey a = new ItemKey("", "a");

  @BeforeEach
  void takeAPartition() {
    a = new ItemKey(UUID.randomUUID().toString(), "a");
  }

  @Test
  void anItemIsReadAsItWasWritten() {
    items.create(WRITING, item(a).with("number", 5).withDocument("document", "{\"x\":[1]}"));

    Item read = items.read(READING, a).orElseThrow();

    assertThat(read.text("name")).isEqualTo("a");
    assertThat(read.number("number")).isEqualTo(5);
    assertThat(read.document("document")).isEqualTo("{\"x\":[1]}");
    assertThat(items.read(READING, key("b"))).isEmpty();
    assertThat(items.read(READING, new ItemKey("q", "a"))).isEmpty();
  }

  @Test
  void aKeyIsTakenOnce() {
    items.create(WRITING, item(a));

    assertThat(items.create(WRITING, item(a))).isEqualTo(new Written.Taken());
  }

  @Test
  void whatChangedMeanwhileIsNotReplaced() {
    Item first = items.put(WRITING, item(a));
    Item second = items.put(WRITING, item(a).with("number", 2));

    assertThat(items.replace(WRITING, item(a), first.etag())).isEqualTo(new Written.Refused());
    assertThat(items.replace(WRITING, item(a), second.etag())).isInstanceOf(Written.Done.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "it's", "\" OR true OR c.name = \"", "\\", "a\nb", "ü 🚢", "@pk"})
  void aConditionTakesEveryTextForWhatItIs(String name) {
    items.put(WRITING, item(a).with("name", name));

    assertThat(items.change(WRITING, a, new Change().set("number", 1), Condition.is("name", name)))
        .isInstanceOf(Written.Done.class);
    assertThat(
            items.change(
                WRITING, a, new Change().set("number", 2), Condition.is("name", name + "x")))
        .isEqualTo(new Written.Refused());
  }

  @Test
  void aBatchSaysWhichWriteStoodInItsWay() {
    items.create(WRITING, item(a));
    Batch batch = Batch.in(a.partition()).create(item(key("b"))).create(item(a));

    assertThat(items.write(WRITING, batch))
        .isEqualTo(new BatchWritten.Refused(1, BatchWritten.Reason.TAKEN));
    assertThat(items.write(WRITING, Batch.in(a.partition()).delete("none")))
        .isEqualTo(new BatchWritten.Refused(0, BatchWritten.Reason.MISSING));
    assertThat(items.read(READING, key("b"))).isEmpty();
  }

  @Test
  void aQueryFindsItemsOfItsOwnPartitionAcrossPages() {
    IntStream.range(0, 250)
        .boxed()
        .collect(Collectors.groupingBy(i -> i / Batch.MAX))
        .values()
        .forEach(some -> {
          Batch batch = Batch.in(a.partition());
          some.forEach(i -> batch.create(item(key("n%04d".formatted(i)))));
          items.write(WRITING, batch);
        });
    items.create(WRITING, item(new ItemKey("q", "foreign")));

    List<Item> found =
        items.find(
            READING, ItemQuery.of(a.partition(), "thing").ascendingBy("name"), Integer.MAX_VALUE);

    assertThat(found).hasSize(250);
    assertThat(found.getFirst().text("name")).isEqualTo("n0000");
    assertThat(found.getLast().text("name")).isEqualTo("n0249");
    assertThat(items.find(READING, ItemQuery.of(a.partition(), "thing"), 7)).hasSize(7);
  }

  @Test
  void whatIsTooLargeInABatchSaysSo() {
    Batch batch = Batch.in(a.partition()).create(item(a).with("text", "x".repeat(2_100_000)));

    SlipwayException failure = problem(() -> items.write(WRITING, batch));

    assertThat(failure.problem().retryable()).isFalse();
    assertThat(failure.problem().why()).contains("2 MB");
  }

  @Test
  void whatIsTooLargeSaysSo() {
    SlipwayException failure =
        problem(() -> items.create(WRITING, item(a).with("text", "x".repeat(2_100_000))));

    assertThat(failure.problem().retryable()).isFalse();
    assertThat(failure.problem().why()).contains("2 MB");
  }

  @Test
  void anInterruptedThreadStillGetsItsAnswerAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    Written written = items.create(WRITING, item(a));
    Optional<Item> read = items.read(READING, a);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(written).isInstanceOf(Written.Done.class);
    assertThat(read).isPresent();
  }

  private static SlipwayException problem(Runnable call) {
    return catchThrowableOfType(SlipwayException.class, call::run);
  }

  private ItemKey key(String id) {
    return new ItemKey(a.partition(), id);
  }

  private static NewItem item(ItemKey key) {
    return NewItem.of(key, "thing").with("name", key.id());
  }
}
