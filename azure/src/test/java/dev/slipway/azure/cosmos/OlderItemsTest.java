package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.call.Action;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a service does with the items that the one before it wrote, and the other way round.
final class OlderItemsTest {
  private static final Action ACTION = Action.writing("Tried to write");
  private static final ItemKey KEY = new ItemKey("p", "a");

  private final String database = UUID.randomUUID().toString();
  private final CosmosStorage storage = TestStorage.open(database, RequestUnits.UNCOUNTED);
  private final Items first = TestStorage.service(storage, database, new Schema(List.of()));
  private final Items second =
      TestStorage.service(
          storage,
          database,
          new Schema(
              List.of(fields -> fields.put("full", fields.path("first").asText() + " Doe"))));

  @BeforeEach
  void writeAnOldItem() {
    first.create(ACTION, NewItem.of(KEY, "thing").with("first", "Jo"));
  }

  @Test
  void aChangeBringsAnOlderItemForward() {
    assertThat(
            second.change(ACTION, KEY, new Change().set("number", 1), Condition.is("first", "Jo")))
        .isInstanceOf(Written.Done.class);

    assertHasSecondForm();
  }

  @Test
  void aBatchBringsOlderItemsForward() {
    Batch batch = Batch.in(KEY.partition()).change(KEY.id(), new Change().set("number", 1));

    assertThat(second.write(ACTION, batch).isDone()).isTrue();

    assertHasSecondForm();
  }

  @Test
  void anOlderServiceChangesNothingOfANewerItem() {
    Change change = new Change().set("number", 1);
    second.change(ACTION, KEY, change, Condition.is("first", "Jo"));

    assertThat(first.change(ACTION, KEY, change, Condition.is("first", "Jo")))
        .isEqualTo(new Written.Refused());
    assertThat(first.write(ACTION, Batch.in(KEY.partition()).change(KEY.id(), change)))
        .isEqualTo(new BatchWritten.Refused(0, BatchWritten.Reason.CHANGED));
  }

  private void assertHasSecondForm() {
    Item item = second.read(ACTION, KEY).orElseThrow();
    assertThat(item.fields().path("schema").asInt()).isEqualTo(2);
    assertThat(item.text("full")).isEqualTo("Jo Doe");
    assertThat(item.number("number")).isEqualTo(1);
  }
}
