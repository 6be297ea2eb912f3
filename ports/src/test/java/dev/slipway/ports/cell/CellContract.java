package dev.slipway.ports.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/// What every [Cell] promises.
public abstract class CellContract {
  /// The cell under test, which is well.
  protected abstract Cell cell();

  /// Lets it take nothing any more.
  protected abstract void end();

  @Test
  void aCellThatIsWellRefusesNothing() {
    assertThat(cell().refusal()).isEmpty();
  }

  @Test
  void aCellThatIsGoneSaysWhatDoesNotAnswerAndThatItMayComeBack() {
    Cell cell = cell();
    end();

    Problem refusal = cell.refusal().orElseThrow();

    assertThat(refusal.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
    assertThat(refusal.retryable()).isTrue();
    assertThat(refusal.where()).isNotBlank();
  }
}
