package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosException;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// Items that are there and that this Slipway cannot read: a newer one wrote them, or they are
/// damaged. The others can be read nevertheless, which is not so when the database fails.
public final class Unreadable {
  private Unreadable() {}

  /// Whether a read failed because of the item alone.
  public static boolean is(SlipwayException failure) {
    return failure.problem().code() == ProblemCode.STORAGE_READ_FAILED
        && !failure.problem().retryable()
        && !(failure.getCause() instanceof CosmosException);
  }
}
