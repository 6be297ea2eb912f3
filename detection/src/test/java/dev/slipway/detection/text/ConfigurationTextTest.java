package dev.slipway.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.detection.text.ConfigurationText.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "export default { output: 'export' }",
        "module.exports = { 'output': \"export\", }",
        "config.output = `export`;",
        "const c = {\n  // output: 'standalone'\n  output: 'export' as const }"
      })
  void aPropertyWithALiteralIsRead(String text) {
    assertThat(ConfigurationText.of(text).literal("output")).contains("export");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// output: 'export'",
        "/* output: 'export' */ export default {}",
        "const text = \"output: 'export'\"",
        "export default { output",
        ""
      })
  void commentsAndStringsNameNoProperty(String text) {
    assertThat(ConfigurationText.of(text).property("output")).isEqualTo(new Property.Absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "({ output: isCi ? 'export' : undefined })",
        "({ output: 'ex' + 'port' })",
        "({ output: `${mode}` })"
      })
  void whatOnlyRunningTheFileWouldTellIsComputed(String text) {
    assertThat(ConfigurationText.of(text).property("output")).isEqualTo(new Property.Computed());
  }

  @Test
  void anObjectIsAGroup() {
    assertThat(ConfigurationText.of("({ input: { a: 'a.html' } })").property("input"))
        .isEqualTo(new Property.Group());
  }
}
