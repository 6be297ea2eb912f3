package dev.slipway.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.slipway.domain.configuration.Difference;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.DeliveryTry;
import dev.slipway.domain.webhook.WebhookState;
import java.util.Map;

/// The rules of the stored form, so that the domain needs no annotations. The names here are in
/// every store there is: they may be added to, never changed.
final class StoredForm {
  private static final Map<Class<?>, Map<String, Class<?>>> OF_DEPLOYMENTS =
      Map.of(
          Subject.class,
          Map.of(
              "source", Subject.FromSource.class,
              "release", Subject.FromRelease.class,
              "rotated", Subject.Rotated.class),
          DeploymentState.class,
          Map.of(
              "queued", DeploymentState.Queued.class,
              "running", DeploymentState.Running.class,
              "cancelling", DeploymentState.Cancelling.class,
              "succeeded", DeploymentState.Succeeded.class,
              "failed", DeploymentState.Failed.class,
              "cancelled", DeploymentState.Cancelled.class),
          StepRecord.class,
          Map.of(
              "started", StepRecord.Started.class,
              "done", StepRecord.Done.class,
              "failed", StepRecord.Failed.class,
              "skipped", StepRecord.Skipped.class),
          StepResult.class,
          Map.of(
              "validatedSource", StepResult.ValidatedSource.class,
              "validatedRelease", StepResult.ValidatedRelease.class,
              "provisioned", StepResult.Provisioned.class,
              "artifactExists", StepResult.ArtifactExists.class,
              "synced", StepResult.Synced.class,
              "built", StepResult.Built.class,
              "deployed", StepResult.Deployed.class,
              "cleanedUp", StepResult.CleanedUp.class),
          Variable.Value.class,
          Map.of(
              "build", Variable.BuildValue.class,
              "runtime", Variable.RuntimeValue.class,
              "secret", Variable.SecretValue.class),
          Difference.class,
          Map.of("setting", Difference.OfSetting.class, "variable", Difference.OfVariable.class),
          Launch.class,
          Map.of("site", Launch.SiteFiles.class, "process", Launch.ServerProcess.class),
          Output.class,
          Map.of("site", Output.StaticSite.class, "server", Output.Server.class),
          Command.class,
          Map.of("shell", Command.Shell.class, "script", Command.Script.class));

  private static final Map<Class<?>, Map<String, Class<?>>> OF_WEBHOOKS =
      Map.of(
          WebhookState.class,
          Map.of("on", WebhookState.On.class, "off", WebhookState.Off.class),
          DeliveryState.class,
          Map.of(
              "waiting", DeliveryState.Waiting.class,
              "delivered", DeliveryState.Delivered.class,
              "givenUp", DeliveryState.GivenUp.class),
          DeliveryTry.Outcome.class,
          Map.of(
              "answered", DeliveryTry.Answered.class,
              "unanswered", DeliveryTry.Unanswered.class));

  private StoredForm() {}

  static ObjectMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), new PlainTexts())
            .addModule(new SimpleModule().setDeserializerModifier(new LaterFields()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS));
    OF_DEPLOYMENTS.forEach((type, cases) -> tellByType(builder, type, cases));
    OF_WEBHOOKS.forEach((type, cases) -> tellByType(builder, type, cases));
    return builder.build();
  }

  private static void tellByType(
      JsonMapper.Builder builder, Class<?> type, Map<String, Class<?>> cases) {
    builder.addMixIn(type, ToldByType.class);
    cases.forEach((name, form) -> builder.registerSubtypes(new NamedType(form, name)));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface ToldByType {}
}
