package dev.slipway.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.detection.node.framework.NodeFrameworks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SettingsSchemaTest {
  private final JsonNode schema = schema();

  @Test
  void theSchemaHasExactlyTheKeysThatAreRead() {
    assertThat(names(schema.path("properties"))).isEqualTo(SettingsReader.KEYS);
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void everyKeyIsDescribed() {
    assertThat(schema.path("properties"))
        .allSatisfy(property -> assertThat(property.path("description").asText()).endsWith("."));
  }

  @Test
  void theSchemaNamesTheFrameworksThatCanBeChosen() {
    List<String> ids = new ArrayList<>(NodeFrameworks.ids());
    ids.add("static");

    assertThat(texts(schema.at("/properties/framework/enum"))).isEqualTo(ids);
  }

  @Test
  void theSchemaNamesTheKindsOfOutput() {
    assertThat(texts(schema.at("/properties/kind/enum")))
        .isEqualTo(Arrays.stream(OutputKind.values()).map(OutputKind::id).toList());
  }

  @Test
  void theSchemaHasExactlyTheKeysOfSizesAndRules() {
    assertThat(names(schema.at("/properties/sizes/properties"))).isEqualTo(SizeSettings.KEYS);
    assertThat(names(schema.at("/properties/headers/items/properties")))
        .isEqualTo(RuleSettings.HEADER_KEYS);
    assertThat(names(schema.at("/properties/redirects/items/properties")))
        .isEqualTo(RuleSettings.REDIRECT_KEYS);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode schema() {
    try (var in =
        SettingsReader.class.getResourceAsStream("/dev/slipway/detection/slipway.schema.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError("the schema is in the module", e);
    }
  }
}
