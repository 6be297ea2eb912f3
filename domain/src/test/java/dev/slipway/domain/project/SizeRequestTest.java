package dev.slipway.domain.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeRequestTest {
  @ParameterizedTest
  @CsvSource({"128, 128MiB", "1024, 1GiB", "1536, 1536MiB", "65536, 64GiB"})
  void memoryIsToldAsItIsWritten(int mebibytes, String text) {
    assertThat(new SizeRequest(Optional.empty(), Optional.of(mebibytes)).memory()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 127, 65_537})
  void memoryIsBounded(int mebibytes) {
    assertThatThrownBy(() -> new SizeRequest(Optional.empty(), Optional.of(mebibytes)))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("128MiB to 64GiB");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 99, 16_001})
  void processorsAreBounded(int milliCpu) {
    assertThatThrownBy(() -> new SizeRequest(Optional.of(milliCpu), Optional.empty()))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("0.1 to 16");
  }

  @Test
  void whatAsksForAnythingAsksSomething() {
    assertThat(SizeRequest.NONE.asksNothing()).isTrue();
    assertThat(new SizeRequest(Optional.of(500), Optional.empty()).asksNothing()).isFalse();
  }
}
