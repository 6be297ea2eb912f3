package dev.slipway.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  @Test
  void fieldsMakeAnEvent() throws IOException {
    EventReader reader = reader("retry: 1\nevent: log\r\nid: 7\ndata: a\ndata:b\nother: c\n\n");

    assertThat(reader.next()).contains(new ServerEvent("7", "log", "a\nb"));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void aCommentIsASignOfLifeAndBreaksNoEvent() throws IOException {
    EventReader reader = reader(": still here\n\nevent: log\n: in between\ndata: a\n\n");

    assertThat(reader.next()).contains(new ServerEvent("", "", ""));
    assertThat(reader.next()).contains(new ServerEvent("", "", ""));
    assertThat(reader.next()).contains(new ServerEvent("", "log", "a"));
  }

  @Test
  void anEventThatWasCutOffIsNotTold() throws IOException {
    assertThat(reader("event: log\ndata: half").next()).isEmpty();
  }

  @Test
  void aLineWithoutEndIsStopped() {
    assertThatThrownBy(() -> new EventReader(new Endless()).next())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not end");
  }

  private static EventReader reader(String text) {
    return new EventReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }
  }
}
