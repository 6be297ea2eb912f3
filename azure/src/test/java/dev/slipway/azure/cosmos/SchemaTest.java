package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SchemaTest {
  private static final ItemKey KEY = new ItemKey("p", "a");

  private final Schema third =
      new Schema(
          List.of(
              fields -> fields.put("full", fields.path("first").asText() + " Doe"),
              fields -> fields.put("name", fields.path("full").asText().toUpperCase(Locale.ROOT))));

  @Test
  void anOlderItemIsBroughtForwardStepByStep() {
    assertThat(third.forward(KEY, item(1).put("first", "Jo")).path("name").asText())
        .isEqualTo("JO DOE");
    assertThat(third.forward(KEY, item(2).put("full", "Al Roe")).path("name").asText())
        .isEqualTo("AL ROE");
    assertThat(third.forward(KEY, item(3).put("name", "As it is")).path("name").asText())
        .isEqualTo("As it is");
  }

  @Test
  void anItemOfANewerServiceIsNotGuessedAt() {
    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> third.forward(KEY, item(4)));

    assertThat(refused.problem().code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
    assertThat(refused.problem().where()).isEqualTo("a in p");
  }

  private static ObjectNode item(int version) {
    return JsonNodeFactory.instance.objectNode().put("schema", version);
  }
}
