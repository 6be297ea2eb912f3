package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.release.Launch;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A new case of a sealed type fails here until it has a stored name and a sample.
final class StoredCasesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Subject.class,
        DeploymentState.class,
        StepRecord.class,
        StepResult.class,
        Variable.Value.class,
        Launch.class,
        Output.class,
        Command.class
      })
  void everyCaseOfASealedTypeIsAmongTheSamples(Class<?> sealed) throws Exception {
    assertThat(classesIn(samples())).containsAll(cases(sealed).toList());
  }

  @Test
  void noDocumentHasTheNameOfAClass() {
    Documents documents = new Documents();
    Stream<String> texts =
        Stream.concat(
            Samples.deployments().stream().map(documents::toJson),
            Samples.stepResults().stream().map(documents::toJson));

    assertThat(texts).noneMatch(text -> text.contains("slipway.domain") || text.contains("$"));
  }

  @Test
  void everyTypeNameStartsInLowerCase() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode plan = mapper.readTree(new Documents().toJson(Samples.serverPlan()));

    assertThat(plan.findValuesAsText("type")).containsOnly("shell", "script", "server");
  }

  private static List<Object> samples() {
    return Stream.of(
            Samples.deployments().stream(),
            Samples.stepResults().stream(),
            Stream.of(
                Samples.rotation(),
                Samples.project(),
                Samples.serverPlan(),
                Samples.sitePlan(),
                Samples.site()))
        .flatMap(stream -> (Stream<?>) stream)
        .map(Object.class::cast)
        .toList();
  }

  private static Stream<Class<?>> cases(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(StoredCasesTest::cases)
        : Stream.of(type);
  }

  private static Set<Class<?>> classesIn(Object value) throws Exception {
    Set<Class<?>> found = new HashSet<>(Set.of(value.getClass()));
    for (Object part : parts(value)) {
      found.addAll(classesIn(part));
    }
    return found;
  }

  private static List<Object> parts(Object value) throws Exception {
    return switch (value) {
      case List<?> list -> list.stream().map(Object.class::cast).toList();
      case Map<?, ?> map -> map.values().stream().collect(Collectors.toUnmodifiableList());
      case Optional<?> optional -> optional.stream().map(Object.class::cast).toList();
      case Record record -> components(record);
      default -> List.of();
    };
  }

  private static List<Object> components(Record record) throws Exception {
    List<Object> parts = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      parts.add(component.getAccessor().invoke(record));
    }
    return parts;
  }
}
