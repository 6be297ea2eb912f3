package dev.slipway.azure.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class CauseTest {
  private final ConnectException refused = new ConnectException("refused");
  private final IllegalStateException wrapped =
      new IllegalStateException(new IllegalArgumentException(refused));

  @Test
  void theFailureItselfAndWhatIsBehindItIsFound() {
    assertThat(Cause.of(wrapped, IllegalStateException.class)).containsSame(wrapped);
    assertThat(Cause.of(wrapped, IOException.class)).containsSame(refused);
    assertThat(Cause.of(wrapped, InterruptedException.class)).isEmpty();
  }

  @Test
  void whatIsNoRefusalOverHttpHasNoStatus() {
    assertThat(Cause.status(wrapped)).isZero();
  }
}
