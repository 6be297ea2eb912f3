package dev.slipway.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenSettingsTest {
  @Test
  void theyAreKeptAsTheyWereWrittenWithoutTheSchema() {
    String json =
        """
        {"$schema": "https://example.com/slipway.schema.json", "node": 22, "install": null,
        "root": "apps/web", "sizes": { "cpu": 0.5 }}\
        """;

    assertThat(WrittenSettings.read(json).json())
        .isEqualTo("{\"install\":null,\"node\":22,\"root\":\"apps/web\",\"sizes\":{\"cpu\":0.5}}");
  }

  /// What needs the sources to be understood is not looked at.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind': 'static'}",
        "{'kind': 'server'}",
        "{'output': 'dist'}",
        "{'framework': 'static'}",
        "{}"
      })
  void whatMayWellFitTheSourcesIsTaken(String json) {
    assertThat(WrittenSettings.read(json.replace('\'', '"')).json())
        .isEqualTo(json.replace('\'', '"').replace(": ", ":"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'pord': 3000}           | : pord           | Did you mean \"port\"?",
        "{'port': 'abc'}          | : port           | Correct the value",
        "{'port': 70000}          | : port           | Correct the value",
        "{'framework': 'vit'}     | : framework      | Did you mean \"vite\"?",
        "{'packageManager': 'np'} | : packageManager | ",
        "{'node': 'latest-ish'}   | ''               | ",
        "{'root': '../up'}        | : root           | Name a folder",
        "{'root': null}           | : root           | Leave it out",
        "{'start': ''}            | : start          | Correct the value",
        "{'sizes': {'cpu': 99}}   | : sizes.cpu      | Correct the value",
        "[]                       | ''               | Send one JSON object",
        "{'port': }               | ':1:10'          | Send one JSON object",
      })
  void mistakesAreThoseOfSlipwayJsonAndNameTheSettings(String json, String where, String fix) {
    Problem problem =
        catchThrowableOfType(
                SlipwayException.class, () -> WrittenSettings.read(json.replace('\'', '"')))
            .problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.PROJECT_FILE_INVALID);
    assertThat(problem.where()).startsWith("the project's settings" + where);
    assertThat(problem.fix()).contains(fix == null ? "" : fix);
  }
}
