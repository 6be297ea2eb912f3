package dev.slipway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Collectors;

/// Dependencies point one way.
@AnalyzeClasses(
    packages = "dev.slipway",
    importOptions = {DoNotIncludeTests.class, WithoutTestJars.class})
final class ModuleRules {
  @ArchTest
  void everyModuleIsInTheListOfAllowedArrows(JavaClasses code) {
    assertThat(code.stream().map(ModuleRules::moduleOf).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            ModuleArrows.ALL.stream().map(ModuleArrows::module).toList());
  }

  @ArchTest
  void modulesKnowOnlyWhatTheListAllows(JavaClasses code) {
    for (ModuleArrows arrows : ModuleArrows.ALL) {
      if (arrows.forbidden().length > 0) {
        noClasses()
            .that()
            .resideInAPackage(arrows.packages())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(arrows.forbidden())
            .check(code);
      }
    }
  }

  @ArchTest
  void onlyTheServerNamesAnAdapter(JavaClasses code) {
    for (AdapterModule module : AdapterModule.ALL) {
      noClasses()
          .that()
          .resideOutsideOfPackages(module.packages(), "dev.slipway.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(module.packages())
          .check(code);
    }
  }

  @ArchTest
  void theVocabularyNeedsNothingButTheLanguage(JavaClasses code) {
    classes()
        .that(resideInAnyPackage("dev.slipway.domain..", "dev.slipway.wire.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("dev.slipway.domain..", "dev.slipway.wire..")
                .or(resideInAPackage("org.jspecify.annotations.."))
                .or(isOfJavaBase()))
        .check(code);
  }

  @ArchTest
  void theEngineKnowsNoTechnology(JavaClasses code) {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.slipway.engine..", "dev.slipway.ports..", "dev.slipway.detection..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql..", "java.net.http..", "javax..", "io.helidon..")
                .or(resideInAnyPackage("org.jdbi..", "org.flywaydb..", "org.eclipse.jgit..")))
        .check(code);
  }

  @ArchTest
  void adaptersDoNotKnowEachOther(JavaClasses code) {
    for (AdapterModule module : AdapterModule.ALL) {
      for (String adapter : module.adapters()) {
        noClasses()
            .that()
            .resideInAPackage(module.packagesOf(adapter))
            .should()
            .dependOnClassesThat(
                resideInAPackage(module.packages())
                    .and(not(resideInAnyPackage(module.knownTo(adapter)))))
            .check(code);
      }
    }
  }

  @ArchTest
  void everyPackageOfAdaptersIsAnAdapterOrAKnownFoundation(JavaClasses code) {
    for (AdapterModule module : AdapterModule.ALL) {
      String prefix = "dev.slipway.%s.".formatted(module.name());
      assertThat(
              code.stream()
                  .map(JavaClass::getPackageName)
                  .filter(name -> name.startsWith(prefix))
                  .map(name -> name.split("\\.", -1)[3])
                  .collect(Collectors.toSet()))
          .isSubsetOf(module.parts());
    }
  }

  @ArchTest
  void packagesHaveNoCycles(JavaClasses code) {
    slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(code);
  }

  private static String moduleOf(JavaClass type) {
    return type.getPackageName().split("\\.", -1)[2];
  }

  private static DescribedPredicate<JavaClass> isOfJavaBase() {
    return DescribedPredicate.describe(
        "are of java.base",
        type ->
            type.isPrimitive()
                || type.isArray()
                || ModuleLayer.boot()
                    .findModule("java.base")
                    .orElseThrow()
                    .getPackages()
                    .contains(type.getPackageName()));
  }

  /// Every package by itself is a slice.
  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
