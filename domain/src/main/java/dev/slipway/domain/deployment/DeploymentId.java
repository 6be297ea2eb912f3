package dev.slipway.domain.deployment;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names a deployment as V2 did: `deploy_<epoch milliseconds>_<base 36>`, such as
/// `deploy_1763935200000_0m4kq2k3f9x0a1b`. The last part of an id that is made here begins with
/// digits that are the same for all deployments of a project, so that a store that is split by
/// project finds a deployment by nothing but its id; ids of V2 have a shorter one.
public record DeploymentId(String value) implements Comparable<DeploymentId> {
  private static final int PROJECT_DIGITS = 6;
  private static final int RANDOM_DIGITS = 9;
  private static final BigInteger PROJECTS = BigInteger.valueOf(36).pow(PROJECT_DIGITS);

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

  /// A fresh id of a deployment of that project.
  public static DeploymentId create(Instant now, ProjectId project, RandomGenerator random) {
    StringBuilder suffix = new StringBuilder(digitsOf(project));
    for (int i = 0; i < RANDOM_DIGITS; i++) {
      suffix.append(Character.forDigit(random.nextInt(36), 36));
    }
    return new DeploymentId("deploy_%d_%s".formatted(now.toEpochMilli(), suffix));
  }

  /// The digits that stand for a project; now and then two projects have the same.
  public static String digitsOf(ProjectId project) {
    String digits = new BigInteger(Digest.of(project.value()).hex(), 16).mod(PROJECTS).toString(36);
    return "0".repeat(PROJECT_DIGITS - digits.length()) + digits;
  }

  /// The digits of its project; empty in an id that does not say.
  public Optional<String> projectDigits() {
    String suffix = value.substring(value.lastIndexOf('_') + 1);
    return suffix.length() == PROJECT_DIGITS + RANDOM_DIGITS
        ? Optional.of(suffix.substring(0, PROJECT_DIGITS))
        : Optional.empty();
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
