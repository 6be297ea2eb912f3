package dev.slipway.ports.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Holding.State;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.ports.testing.AtOnce;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every [HoldingLedger] promises.
public abstract class HoldingLedgerContract {
  private static final OrganizationId OTHER = new OrganizationId("other");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Holder PROJECT = new Holder.OfProject(HELLO);
  private static final Holder RELEASES = new Holder.OfReleases(HELLO, Environment.PRODUCTION);
  private static final QuotaLimits TWO_PROJECTS =
      new QuotaLimits(Map.of(Quota.PROJECTS, 2L, Quota.MILLI_CPU, 2_000L));

  /// The ledger under test, the same one during a test.
  protected abstract HoldingLedger ledger();

  @Test
  void whatNobodyTookIsNotUsed() {
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.NONE);
    assertThat(ledger().find(ACME, PROJECT)).isEmpty();
    assertThat(open()).isEmpty();
  }

  @Test
  void whatIsTakenIsCountedAndOpen() {
    HoldingAnswer answer = take(PROJECT, QuotaUse.OF_A_PROJECT);

    Holding held = new Holding(ACME, PROJECT, QuotaUse.OF_A_PROJECT, State.TAKEN, NOW, 1);
    assertThat(answer).isEqualTo(new HoldingAnswer.Held(held));
    assertThat(ledger().find(ACME, PROJECT)).contains(held);
    assertThat(open()).containsExactly(held);
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.OF_A_PROJECT);
    assertThat(ledger().use(OTHER)).isEqualTo(QuotaUse.NONE);
  }

  @Test
  void takingAgainCountsOnceAndIsAnotherTaking() {
    Holding first = held(PROJECT, QuotaUse.OF_A_PROJECT);

    ledger().take(ACME, PROJECT, QuotaUse.OF_A_PROJECT, TWO_PROJECTS, LATER);

    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.OF_A_PROJECT);
    assertThat(ledger().find(ACME, PROJECT).orElseThrow().since()).isEqualTo(LATER);
    assertThat(ledger().settle(first, QuotaUse.NONE)).isFalse();
  }

  @Test
  void whatIsKeptStaysAsItIsWhenAsMuchIsTakenAgain() {
    ledger().settle(held(PROJECT, QuotaUse.OF_A_PROJECT), QuotaUse.OF_A_PROJECT);
    Holding kept = ledger().find(ACME, PROJECT).orElseThrow();

    HoldingAnswer again = ledger().take(ACME, PROJECT, QuotaUse.OF_A_PROJECT, TWO_PROJECTS, LATER);

    assertThat(again).isEqualTo(new HoldingAnswer.Held(kept));
    assertThat(kept.state()).isEqualTo(State.KEPT);
    assertThat(open()).isEmpty();
  }

  @Test
  void aFullQuotaRefusesAndCountsNothing() {
    take(new Holder.OfProject(new ProjectId("a")), QuotaUse.OF_A_PROJECT);
    take(new Holder.OfProject(new ProjectId("b")), QuotaUse.OF_A_PROJECT);

    assertThat(take(PROJECT, QuotaUse.OF_A_PROJECT))
        .isEqualTo(new HoldingAnswer.Refused(Quota.PROJECTS, 2, 2));
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.of(Quota.PROJECTS, 2));
    assertThat(ledger().find(ACME, PROJECT)).isEmpty();
  }

  @Test
  void anAmountThatDoesNotFitAnyMoreIsRefusedWhole() {
    take(RELEASES, cpu(1_500));
    Holder staging = new Holder.OfReleases(HELLO, Environment.STAGING);

    assertThat(take(staging, cpu(501)))
        .isEqualTo(new HoldingAnswer.Refused(Quota.MILLI_CPU, 2_000, 1_500));
    assertThat(take(staging, cpu(500))).isInstanceOf(HoldingAnswer.Held.class);
  }

  @Test
  void onlyWhatComesOnTopNeedsRoom() {
    take(RELEASES, cpu(1_500));

    assertThat(take(RELEASES, cpu(2_000))).isInstanceOf(HoldingAnswer.Held.class);
    assertThat(ledger().use(ACME)).isEqualTo(cpu(2_000));
    assertThat(take(RELEASES, cpu(2_001)))
        .isEqualTo(new HoldingAnswer.Refused(Quota.MILLI_CPU, 2_000, 2_000));
  }

  @Test
  void whatWantsLessHoldsTheLargerPartUntilSomebodyLooked() {
    ledger().settle(held(RELEASES, cpu(2_000)), cpu(2_000));

    Holding smaller = held(RELEASES, cpu(500));
    assertThat(smaller.amounts()).isEqualTo(cpu(2_000));
    assertThat(smaller.state()).isEqualTo(State.TAKEN);

    assertThat(ledger().settle(smaller, cpu(500))).isTrue();
    assertThat(ledger().use(ACME)).isEqualTo(cpu(500));
  }

  @Test
  void whatHoldsTooMuchUnderALowerLimitMayStayAsItIs() {
    ledger().take(ACME, RELEASES, cpu(4_000), QuotaLimits.NONE, NOW);

    assertThat(take(RELEASES, cpu(4_000))).isInstanceOf(HoldingAnswer.Held.class);
    assertThat(take(RELEASES, cpu(1_000))).isInstanceOf(HoldingAnswer.Held.class);
  }

  @Test
  void whatIsThereIsKeptAndWhatIsNotGivesBack() {
    ledger().settle(held(PROJECT, QuotaUse.OF_A_PROJECT), QuotaUse.OF_A_PROJECT);
    ledger().settle(held(RELEASES, cpu(1_000)), QuotaUse.NONE);

    assertThat(open()).isEmpty();
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.OF_A_PROJECT);
    assertThat(ledger().find(ACME, RELEASES)).isEmpty();
  }

  @Test
  void whatHasChangedSinceItWasSeenIsNotSettled() {
    Holding seen = held(PROJECT, QuotaUse.OF_A_PROJECT);
    ledger().leave(ACME, PROJECT);

    assertThat(ledger().settle(seen, QuotaUse.NONE)).isFalse();
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.OF_A_PROJECT);
  }

  @Test
  void whatLeavesIsCountedUntilItLeft() {
    ledger().settle(held(PROJECT, QuotaUse.OF_A_PROJECT), QuotaUse.OF_A_PROJECT);
    take(RELEASES, cpu(1_000));

    ledger().leave(ACME, HELLO);
    assertThat(open()).extracting(Holding::state).containsOnly(State.LEAVING);
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.OF_A_PROJECT.plus(cpu(1_000)));

    ledger().left(ACME, HELLO);
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.NONE);
    assertThat(open()).isEmpty();
  }

  @Test
  void whatIsTakenAgainWhileItLeavesStays() {
    take(PROJECT, QuotaUse.OF_A_PROJECT);
    take(RELEASES, cpu(1_000));
    ledger().leave(ACME, HELLO);

    take(PROJECT, QuotaUse.OF_A_PROJECT);
    ledger().left(ACME, HELLO);

    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.OF_A_PROJECT);
    assertThat(open()).extracting(Holding::state).containsExactly(State.TAKEN);
  }

  @Test
  void whatIsLeavingAndStillThereGoesOnLeaving() {
    take(RELEASES, cpu(1_000));
    ledger().leave(ACME, RELEASES);

    ledger().settle(open().getFirst(), cpu(800));

    assertThat(open()).extracting(Holding::state).containsExactly(State.LEAVING);
    assertThat(ledger().use(ACME)).isEqualTo(cpu(800));
  }

  @Test
  void leavingIsOfOneProjectAndOneOrganization() {
    Holder namesake = new Holder.OfProject(new ProjectId("hello-2"));
    take(PROJECT, QuotaUse.OF_A_PROJECT);
    take(namesake, QuotaUse.OF_A_PROJECT);
    ledger().take(OTHER, PROJECT, QuotaUse.OF_A_PROJECT, TWO_PROJECTS, NOW);

    ledger().leave(ACME, HELLO);
    ledger().left(ACME, HELLO);
    ledger().leave(ACME, PROJECT);

    assertThat(ledger().find(ACME, PROJECT)).isEmpty();
    assertThat(ledger().find(ACME, namesake)).isPresent();
    assertThat(ledger().find(OTHER, PROJECT)).isPresent();
  }

  @Test
  void whatIsOpenIsListedPageByPage() {
    List.of("c", "a", "b")
        .forEach(id -> take(new Holder.OfProject(new ProjectId(id)), QuotaUse.of(Quota.MEMORY, 1)));
    ledger().take(OTHER, PROJECT, QuotaUse.OF_A_PROJECT, TWO_PROJECTS, NOW);

    List<Holding> first = ledger().open(Optional.empty(), Optional.empty(), 2);
    List<Holding> second = ledger().open(Optional.empty(), Optional.of(first.getLast()), 5);

    assertThat(first)
        .extracting(held -> held.holder().id())
        .containsExactly("project/a", "project/b");
    assertThat(second)
        .extracting(held -> held.organization() + " " + held.holder().id())
        .containsExactly("acme project/c", "other project/hello");
    assertThat(ledger().open(Optional.of(OTHER), Optional.empty(), 5)).hasSize(1);
  }

  @Test
  void ofManyAtOnceAsManyAreLetInAsThereIsRoomFor() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.PROJECTS, 5L));

    List<HoldingAnswer> answers =
        AtOnce.race(
            30,
            number ->
                ledger()
                    .take(
                        ACME,
                        new Holder.OfProject(new ProjectId("p" + number)),
                        QuotaUse.OF_A_PROJECT,
                        limits,
                        NOW));

    assertThat(answers).filteredOn(answer -> answer instanceof HoldingAnswer.Held).hasSize(5);
    assertThat(ledger().use(ACME)).isEqualTo(QuotaUse.of(Quota.PROJECTS, 5));
  }

  /// Whatever is done in whatever order, what is used is the sum of what is held, and never above
  /// the limit.
  @Test
  void theUseIsAlwaysTheSumOfWhatIsHeld() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<ProjectId> projects = List.of(new ProjectId("a"), new ProjectId("b"), new ProjectId("c"));
    Map<Integer, Holding> seen = new HashMap<>();
    for (int move = 0; move < 200; move++) {
      ProjectId project = projects.get(random.nextInt(projects.size()));
      Holder holder =
          random.nextBoolean()
              ? new Holder.OfProject(project)
              : new Holder.OfReleases(
                  project, List.of(Environment.values()).get(random.nextInt(3)));
      QuotaUse amounts =
          holder instanceof Holder.OfProject
              ? QuotaUse.OF_A_PROJECT
              : cpu(100L * (1 + random.nextInt(8)));
      switch (random.nextInt(5)) {
        case 0 -> ledger().leave(ACME, holder);
        case 1 -> ledger().leave(ACME, project);
        case 2 -> ledger().left(ACME, project);
        case 3 -> {
          Holding before = seen.get(random.nextInt(10));
          if (before != null) {
            ledger().settle(before, random.nextBoolean() ? before.amounts() : QuotaUse.NONE);
          }
        }
        default -> take(holder, amounts);
      }
      ledger().find(ACME, holder).ifPresent(held -> seen.put(random.nextInt(10), held));
      QuotaUse sum = sum(projects);
      assertThat(ledger().use(ACME)).as("seed %d, move %d", seed, move).isEqualTo(sum);
      assertThat(sum.of(Quota.MILLI_CPU)).as("seed %d", seed).isLessThanOrEqualTo(2_000);
      assertThat(sum.of(Quota.PROJECTS)).as("seed %d", seed).isLessThanOrEqualTo(2);
    }
  }

  private QuotaUse sum(List<ProjectId> projects) {
    QuotaUse sum = QuotaUse.NONE;
    for (ProjectId project : projects) {
      sum = sum.plus(amounts(new Holder.OfProject(project)));
      for (Environment environment : Environment.values()) {
        sum = sum.plus(amounts(new Holder.OfReleases(project, environment)));
      }
    }
    return sum;
  }

  private QuotaUse amounts(Holder holder) {
    return ledger().find(ACME, holder).map(Holding::amounts).orElse(QuotaUse.NONE);
  }

  private HoldingAnswer take(Holder holder, QuotaUse amounts) {
    return ledger().take(ACME, holder, amounts, TWO_PROJECTS, NOW);
  }

  private Holding held(Holder holder, QuotaUse amounts) {
    return switch (take(holder, amounts)) {
      case HoldingAnswer.Held(Holding held) -> held;
      case HoldingAnswer.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private List<Holding> open() {
    return ledger().open(Optional.empty(), Optional.empty(), 1_000);
  }

  private static QuotaUse cpu(long milli) {
    return QuotaUse.of(Quota.MILLI_CPU, milli);
  }
}
