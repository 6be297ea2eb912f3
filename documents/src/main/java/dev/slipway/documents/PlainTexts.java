package dev.slipway.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretOrigin;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.rule.Destination;
import dev.slipway.domain.rule.PathPattern;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/// Values of one component, which are stored as that text.
final class PlainTexts extends SimpleModule {
  PlainTexts() {
    text(CallerId.class, CallerId::value, CallerId::new);
    text(KeyId.class, KeyId::value, KeyId::new);
    text(DeploymentId.class, DeploymentId::value, DeploymentId::new);
    text(OrganizationId.class, OrganizationId::value, OrganizationId::new);
    text(ProjectId.class, ProjectId::value, ProjectId::new);
    text(UserId.class, UserId::value, UserId::new);
    text(VariableName.class, VariableName::value, VariableName::new);
    text(SecretOrigin.class, SecretOrigin::value, SecretOrigin::new);
    text(ReleaseId.class, ReleaseId::value, ReleaseId::new);
    text(BuildKey.class, key -> key.digest().hex(), hex -> new BuildKey(new Digest(hex)));
    text(Digest.class, Digest::hex, Digest::new);
    text(SourceId.class, SourceId::value, SourceId::new);
    text(SourcePath.class, SourcePath::value, SourcePath::new);
    text(OutputDirectory.class, OutputDirectory::value, OutputDirectory::new);
    text(PathPattern.class, PathPattern::value, PathPattern::new);
    text(Destination.class, Destination::value, Destination::new);
    text(WebhookId.class, WebhookId::value, WebhookId::new);
    text(WebhookUrl.class, WebhookUrl::value, WebhookUrl::new);
    text(DeliveryId.class, DeliveryId::value, DeliveryId::new);
    addKeyDeserializer(VariableName.class, new VariableNames());
    addAbstractTypeMapping(SequencedMap.class, LinkedHashMap.class);
  }

  private <T> void text(Class<T> type, Function<T, String> text, Function<String, T> parse) {
    addSerializer(type, new Writer<>(text));
    addDeserializer(type, new Reader<>(type, parse));
  }

  private static <T> T parsed(
      DeserializationContext context, Class<T> type, String text, Function<String, T> parse)
      throws IOException {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw context.weirdStringException(text, type, "it is none");
    } catch (SlipwayException e) {
      throw context.weirdStringException(text, type, e.problem().why());
    }
  }

  private static final class Writer<T> extends JsonSerializer<T> {
    private final Function<T, String> text;

    Writer(Function<T, String> text) {
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(text.apply(value));
    }
  }

  private static final class Reader<T> extends JsonDeserializer<T> {
    private final Class<T> type;
    private final Function<String, T> parse;

    Reader(Class<T> type, Function<String, T> parse) {
      this.type = type;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return parsed(context, type, json.getValueAsString(""), parse);
    }
  }

  private static final class VariableNames extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return parsed(context, VariableName.class, key, VariableName::new);
    }
  }
}
