package dev.slipway.domain.deployment;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Names a deployment as V2 did: `deploy_<epoch milliseconds>_<base 36>`, such as
/// `deploy_1763935200000_k3f9x0a1b`.
public record DeploymentId(String value) implements Comparable<DeploymentId> {
  private static final int RANDOM_DIGITS = 9;

  public DeploymentId {
    if (!value.matches("deploy_[0-9]{1,16}_[0-9a-z]{1,16}")) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.DEPLOYMENT_NOT_FOUND,
              "Tried to read a deployment id",
              "It is not of the form deploy_<milliseconds>_<letters and digits>",
              "Use the deploymentId that the deployment's request answered"));
    }
  }

  /// A fresh id.
  public static DeploymentId create(Instant now, RandomGenerator random) {
    StringBuilder suffix = new StringBuilder(RANDOM_DIGITS);
    for (int i = 0; i < RANDOM_DIGITS; i++) {
      suffix.append(Character.forDigit(random.nextInt(36), 36));
    }
    return new DeploymentId("deploy_%d_%s".formatted(now.toEpochMilli(), suffix));
  }

  @Override
  public int compareTo(DeploymentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
