package dev.slipway.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import org.jspecify.annotations.Nullable;

/// Writes domain values as JSON documents of one line and reads them back.
///
/// Services of different ages read one another's documents: fields that a reader does not know are
/// ignored, and optional ones that are absent are empty. Reading throws a `SlipwayException` with
/// `STORAGE_READ_FAILED` when a text is no such document.
public final class Documents {
  private final ObjectMapper mapper = StoredForm.mapper();

  public String toJson(Deployment deployment) {
    return write(deployment);
  }

  public Deployment readDeployment(String json) {
    return read(json, Deployment.class);
  }

  public String toJson(Project project) {
    return write(project);
  }

  public Project readProject(String json) {
    return read(json, Project.class);
  }

  public String toJson(ConfigurationVersion version) {
    return write(version);
  }

  public ConfigurationVersion readConfigurationVersion(String json) {
    return read(json, ConfigurationVersion.class);
  }

  public String toJson(Release release) {
    return write(release);
  }

  public Release readRelease(String json) {
    return read(json, Release.class);
  }

  public String toJson(Activation activation) {
    return write(activation);
  }

  public Activation readActivation(String json) {
    return read(json, Activation.class);
  }

  public String toJson(Artifact artifact) {
    return write(artifact);
  }

  public Artifact readArtifact(String json) {
    return read(json, Artifact.class);
  }

  public String toJson(BuildPlan plan) {
    return write(plan);
  }

  public BuildPlan readBuildPlan(String json) {
    return read(json, BuildPlan.class);
  }

  public String toJson(SourceManifest manifest) {
    return write(manifest);
  }

  public SourceManifest readSourceManifest(String json) {
    return read(json, SourceManifest.class);
  }

  public String toJson(StepResult result) {
    return write(result);
  }

  public StepResult readStepResult(String json) {
    return read(json, StepResult.class);
  }

  public String toJson(Problem problem) {
    return write(problem);
  }

  public Problem readProblem(String json) {
    return read(json, Problem.class);
  }

  public String toJson(AccessKey key) {
    return write(key);
  }

  public AccessKey readAccessKey(String json) {
    return read(json, AccessKey.class);
  }

  public String toJson(AuditEntry entry) {
    return write(entry);
  }

  public AuditEntry readAuditEntry(String json) {
    return read(json, AuditEntry.class);
  }

  public String toJson(OwnLimits limits) {
    return write(limits);
  }

  public OwnLimits readOwnLimits(String json) {
    return read(json, OwnLimits.class);
  }

  public String toJson(Webhook webhook) {
    return write(webhook);
  }

  public Webhook readWebhook(String json) {
    return read(json, Webhook.class);
  }

  public String toJson(WebhookDelivery delivery) {
    return write(delivery);
  }

  public WebhookDelivery readWebhookDelivery(String json) {
    return read(json, WebhookDelivery.class);
  }

  public String toJson(StoredLine line) {
    return write(line);
  }

  public StoredLine readLine(String json) {
    return read(json, StoredLine.class);
  }

  private String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every domain value can be written", e);
    }
  }

  private <T> T read(String json, Class<T> type) {
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw unreadable(type, "it is null", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw unreadable(type, e.getOriginalMessage(), e);
    }
  }

  private static SlipwayException unreadable(Class<?> type, String why, @Nullable Throwable cause) {
    Problem problem =
        Problem.of(
            ProblemCode.STORAGE_READ_FAILED,
            "Tried to read a stored document",
            "It is not a %s of this or an older Slipway: %s".formatted(type.getSimpleName(), why),
            "Use the version of Slipway that wrote it, or restore it from a backup");
    return cause == null ? new SlipwayException(problem) : new SlipwayException(problem, cause);
  }
}
