package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.standin.cosmos.http.Fault;
import dev.slipway.azure.standin.cosmos.http.Kind;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class EventNotesTest {
  private final EventNotes notes = new EventNotes(TestStorage.open());

  @AfterEach
  void mend() {
    TestStorage.standIn().faults().clear();
  }

  @Test
  void aNoteWhoseEveryNumberIsTakenIsGivenUp() {
    TestStorage.standIn()
        .faults()
        .next(100, request -> request.kind() == Kind.CREATE, new Fault.Refused(409, Duration.ZERO));

    assertThatThrownBy(() -> notes.note(queued("a"))).isInstanceOf(SlipwayException.class);
  }
}
