package dev.slipway.documents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.release.Launch;
import java.io.IOException;
import java.util.Map;

/// Fields that a document has not always had, and what their absence means.
final class LaterFields extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;

  private static final String NO_RULES = "{'headers': {'all': []}, 'redirects': {'all': []}}";

  private static final Map<Class<?>, String> BY_TYPE =
      Map.of(
          BuildPlan.class,
          """
          {'headers': {'value': {'all': []}, 'reason': 'default, none'},
          'redirects': {'value': {'all': []}, 'reason': 'default, none'}}\
          """,
          Output.Server.class,
          "{'size': {'value': {}, 'reason': 'default, that of the environment'}}",
          ProjectConfiguration.class,
          "{'settings': {'values': {}}}",
          Launch.SiteFiles.class,
          "{'rules': %s}".formatted(NO_RULES),
          Launch.ServerProcess.class,
          "{'size': {}, 'rules': %s}".formatted(NO_RULES));

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig configuration, BeanDescription bean, JsonDeserializer<?> whole) {
    String later = BY_TYPE.get(bean.getBeanClass());
    return later == null ? whole : new Completed(whole, fields(later));
  }

  private static ObjectNode fields(String later) {
    try {
      return (ObjectNode) new JsonMapper().readTree(later.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalStateException("these texts are JSON", e);
    }
  }

  /// Reads a document as if it had those fields.
  private static final class Completed extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    private final ObjectNode later;

    Completed(JsonDeserializer<?> whole, ObjectNode later) {
      super(whole);
      this.later = later;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> other) {
      return new Completed(other, later);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonNode document = context.readTree(json);
      if (document instanceof ObjectNode fields) {
        later.properties().forEach(field -> fields.putIfAbsent(field.getKey(), field.getValue()));
      }
      try (JsonParser completed = document.traverse(json.getCodec())) {
        completed.nextToken();
        return super.deserialize(completed, context);
      }
    }
  }
}
