package dev.slipway.azure.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.azure.standin.blob.Fault;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class BlobProbeTest {
  @Test
  void itSaysWhetherTheContainersCanBeReadAndWritten() {
    try (FaultyWay way = FaultyWay.to(TestBlobs.azurite().address())) {
      BlobStorage storage =
          BlobStorage.open(TestBlobs.settings(way.address(), TestBlobs.freshName()));
      BlobProbe probe = new BlobProbe(() -> storage);
      assertThat(probe.look()).isEqualTo("3 containers can be read and written");

      way.failing((_, request) ->
          request.startsWith("DELETE")
              ? Optional.of(new Fault.Refused(403, Duration.ZERO))
              : Optional.empty());
      assertThatThrownBy(probe::look)
          .isInstanceOfSatisfying(
              SlipwayException.class,
              e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.STORAGE_WRITE_FAILED));
    }
  }
}
