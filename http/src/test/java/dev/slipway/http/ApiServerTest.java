package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerTest {
  @TempDir private Path scratch;

  @Test
  void aTakenPortIsRefused() {
    try (ApiUnderTest first = new ApiUnderTest(scratch)) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> new ApiUnderTest(scratch, first.port()))
          .withCauseInstanceOf(BindException.class);
    }
  }
}
