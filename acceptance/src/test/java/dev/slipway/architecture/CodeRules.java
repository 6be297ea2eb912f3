package dev.slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// What holds for every class.
@AnalyzeClasses(
    packages = "dev.slipway",
    importOptions = {DoNotIncludeTests.class, WithoutTestJars.class})
final class CodeRules {
  /// Where a process begins: what it takes from its machine is taken here and handed on.
  private static final Set<String> COMPOSITION_ROOTS =
      Set.of(
          "dev.slipway.cli.Main",
          "dev.slipway.cli.Rehearsal",
          "dev.slipway.server.Main",
          "dev.slipway.server.OfflineMain",
          "dev.slipway.server.SlipwayService");

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.InstantSource.system");

  @ArchTest
  final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .areTopLevelClasses()
          .should(
              new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(new SimpleConditionEvent(type, marked, type.getPackageName()));
                }
              });

  /// A package manager is what the user's world calls it.
  @ArchTest
  final ArchRule noNameSaysNothing =
      noClasses().should().haveNameMatching(".*(Utils?|Helpers?|(?<!Package)Manager|Impl)");

  @ArchTest
  final ArchRule onlyTheBeginningOfAProcessEndsIt =
      outsideOfTheCompositionRoots(
          "end the process",
          method -> Set.of("java.lang.System.exit", "java.lang.Runtime.halt").contains(method));

  @ArchTest
  final ArchRule onlyTheBeginningOfAProcessAsksTheMachineForTheTime =
      outsideOfTheCompositionRoots(
          "ask the machine for the time",
          method -> CLOCKS.contains(method) || isNowOfJavaTime(method));

  @ArchTest
  final ArchRule onlyTheBeginningOfAProcessReadsItsEnvironment =
      outsideOfTheCompositionRoots(
          "read the environment", method -> method.equals("java.lang.System.getenv"));

  @ArchTest final ArchRule nothingStaticIsReplaced = fields().that().areStatic().should().beFinal();

  @ArchTest
  final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areStatic()
          .should()
          .notHaveRawType(
              DescribedPredicate.describe(
                  "that is there to be changed",
                  type ->
                      Stream.of(
                              AtomicBoolean.class,
                              AtomicInteger.class,
                              AtomicLong.class,
                              AtomicReference.class,
                              ConcurrentMap.class,
                              ThreadLocal.class)
                          .anyMatch(type::isAssignableTo)));

  /// `now()` without a clock; the same with one is fine.
  private static boolean isNowOfJavaTime(String method) {
    return method.matches("java\\.time\\.\\w+\\.now");
  }

  private static ArchRule outsideOfTheCompositionRoots(String deed, Predicate<String> method) {
    return noClasses()
        .that(
            DescribedPredicate.describe(
                "are no composition root", type -> !COMPOSITION_ROOTS.contains(type.getFullName())))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                deed,
                access ->
                    access instanceof JavaCodeUnitAccess<?> call
                        && !takesAClock(call)
                        && method.test(
                            call.getTargetOwner().getFullName() + "." + call.getName())));
  }

  private static boolean takesAClock(JavaCodeUnitAccess<?> call) {
    return call.getTarget().getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }
}
