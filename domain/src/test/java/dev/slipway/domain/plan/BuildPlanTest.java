package dev.slipway.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.rule.Destination;
import dev.slipway.domain.rule.HeaderField;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.PathPattern;
import dev.slipway.domain.rule.Redirect;
import dev.slipway.domain.rule.Redirects;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildPlanTest {
  private static final HeaderRules HEADERS =
      new HeaderRules(
          List.of(
              new HeaderRule(
                  new PathPattern("/**"), List.of(new HeaderField("X-Frame-Options", "DENY")))));
  private static final Redirects REDIRECTS =
      new Redirects(List.of(new Redirect(new PathPattern("/old"), new Destination("/new"), 308)));
  private static final SizeRequest SIZE = new SizeRequest(Optional.of(500), Optional.empty());

  @Test
  void whatIsAskedOfAnswersAndTheSizeArePartOfWhatAPlanDoes() {
    Stream<BuildPlan> plans =
        Stream.of(
            plan(SizeRequest.NONE, HeaderRules.NONE, Redirects.NONE),
            plan(SIZE, HeaderRules.NONE, Redirects.NONE),
            plan(SizeRequest.NONE, HEADERS, Redirects.NONE),
            plan(SizeRequest.NONE, HeaderRules.NONE, REDIRECTS));

    assertThat(plans.map(BuildPlan::digest)).doesNotHaveDuplicates();
  }

  /// What was built before there were rules is found again.
  @Test
  void aPlanThatAsksNothingHasTheDigestItAlwaysHad() {
    assertThat(plan(SizeRequest.NONE, HeaderRules.NONE, Redirects.NONE).digest().hex())
        .isEqualTo("6f9c8ee683239c54262a24d663d051c98572dfcf2f4bbcace4e647c75d9127f6");
  }

  private static BuildPlan plan(SizeRequest size, HeaderRules headers, Redirects redirects) {
    return new BuildPlan(
        chosen(OutputDirectory.ROOT),
        chosen(new Framework("node", "Node.js")),
        chosen(Optional.empty()),
        chosen(Optional.empty()),
        chosen(Optional.empty()),
        chosen(Optional.empty()),
        chosen(
            new Output.Server(
                chosen(OutputDirectory.ROOT),
                chosen(new Command.Shell("node .")),
                chosen(8080),
                chosen("/"),
                chosen(size))),
        chosen(headers),
        chosen(redirects),
        List.of());
  }

  private static <T> Chosen<T> chosen(T value) {
    return Chosen.of(value, "test");
  }
}
