package dev.slipway.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenedTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void theLastIsClosedFirst() {
    Opened opened = new Opened();
    opened.with("home", () -> closed.add("home"));
    opened.with("adapters", () -> closed.add("adapters"));

    opened.close();

    assertThat(closed).containsExactly("adapters", "home");
  }

  @Test
  void oneThatFailsAtItKeepsNoneFromBeingClosed() {
    Opened opened = new Opened();
    opened.with("home", () -> closed.add("home"));
    opened.with("file", OpenedTest::fail);

    assertThatThrownBy(opened::close).isInstanceOf(UncheckedIOException.class);
    assertThat(closed).containsExactly("home");
  }

  @Test
  void whatCannotBeMadeWhollyLeavesNothingOpen() {
    IllegalStateException failure = new IllegalStateException("no port");

    assertThatThrownBy(() ->
            Opened.whole(opened -> {
              opened.with("home", () -> closed.add("home"));
              opened.with("file", OpenedTest::fail);
              throw failure;
            }))
        .isSameAs(failure)
        .hasSuppressedException(new UncheckedIOException(new IOException("full")));
    assertThat(closed).containsExactly("home");
  }

  @Test
  void whatIsMadeWhollyStaysOpen() {
    String made =
        Opened.whole(opened -> {
          opened.with("home", () -> closed.add("home"));
          return "service";
        });

    assertThat(made).isEqualTo("service");
    assertThat(closed).isEmpty();
  }

  private static void fail() throws IOException {
    throw new IOException("full");
  }
}
