package dev.slipway.ports.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

/// What every [ServiceBackup] does. That a restored service serves the same is shown where there is
/// a service.
public abstract class ServiceBackupContract {
  /// The backup of a service that holds something, the same one during a test.
  protected abstract ServiceBackup backup();

  @Test
  void theOutputIsLeftOpen() throws IOException {
    Output out = new Output();

    backup().writeTo(out);

    assertThat(out.size()).isPositive();
    assertThat(out.closed).isFalse();
  }

  @Test
  void anotherOneIsRefusedMeanwhileAndTakenAfterwards() throws IOException {
    ByteArrayOutputStream refused = new ByteArrayOutputStream();

    backup()
        .writeTo(
            new Output() {
              @Override
              public synchronized void write(byte[] bytes, int offset, int length) {
                assertThatThrownBy(() -> backup().writeTo(refused))
                    .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFLICT));
              }
            });

    assertThat(refused.size()).isZero();
    backup().writeTo(refused);
    assertThat(refused.size()).isPositive();
  }

  @Test
  void anOutputThatFailsIsNotInTheWayOfTheNext() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> backup().writeTo(new Broken()))
        .withMessage("nobody reads");

    Output out = new Output();
    backup().writeTo(out);
    assertThat(out.size()).isPositive();
  }

  private static class Output extends ByteArrayOutputStream {
    private boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class Broken extends OutputStream {
    @Override
    public void write(int oneByte) throws IOException {
      throw new IOException("nobody reads");
    }
  }
}
