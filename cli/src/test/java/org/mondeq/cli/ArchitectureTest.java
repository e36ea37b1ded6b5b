package org.mondeq.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The module graph is the architecture: every arrow that is allowed, and no other. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.mondeq");

  private static final String[] COMMON = {
    "org.mondeq.model..",
    "org.mondeq.linalg..",
    "org.mondeq.solver..",
    "org.mondeq.data..",
    "org.mondeq.spec..",
    "org.mondeq.vnnlib.."
  };

  /** The packages of each module. */
  private static final Map<String, String[]> MODULES =
      Map.of(
          "io", new String[] {"org.mondeq.io.."},
          "format", new String[] {"org.mondeq.check.format.."},
          "check", new String[] {"org.mondeq.check.."},
          "common", COMMON,
          "train", new String[] {"org.mondeq.train.."},
          "attack", new String[] {"org.mondeq.attack.."},
          "certify", new String[] {"org.mondeq.certify.."});

  /** What each module may use, besides itself and libraries. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "io", List.of(),
          "check", List.of("io"),
          "common", List.of("io"),
          "train", List.of("io", "common"),
          "attack", List.of("io", "common", "format"),
          "certify", List.of("io", "common", "format", "attack"));

  private static final Pattern DATE =
      Pattern.compile(
          "currentTimeMillis|\\bInstant\\b|LocalDate(Time)?\\.now|getLastModified|new Date\\(");

  @ParameterizedTest
  @ValueSource(strings = {"io", "check", "common", "train", "attack", "certify"})
  void modulesKnowOnlyTheModulesBelow(String module) {
    assertTrue(
        CLASSES.stream().anyMatch(JavaClass.Predicates.resideInAnyPackage(MODULES.get(module))),
        "classes are found");
    String[] allowed =
        Stream.concat(Stream.of(module), ARROWS.get(module).stream())
            .flatMap(name -> Arrays.stream(MODULES.get(name)))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(MODULES.get(module))
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("org.mondeq..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  /** The checker's independence: the code that judges a proof rests on io, Jackson and Java. */
  @Test
  void theCheckerNeedsNothingElse() {
    classes()
        .that()
        .resideInAPackage("org.mondeq.check..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.mondeq.check..", "org.mondeq.io..", "com.fasterxml.jackson..", "java..")
        .check(CLASSES);
  }

  @Test
  void theFormatKnowsNoProof() {
    noClasses()
        .that()
        .resideInAPackage("org.mondeq.check.format..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.mondeq.check")
        .check(CLASSES);
  }

  @Test
  void librariesKnowNoConsoleAndNoConfiguration() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.mondeq.cli..",
            "org.mondeq.app..",
            "org.mondeq.config..",
            "org.mondeq.experiment..",
            "org.mondeq.results..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "picocli..", "ch.qos.logback..", "me.tongfei..", "com.fasterxml.jackson.dataformat..")
        .check(CLASSES);
  }

  @Test
  void onlyCommandsParseOptions() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.mondeq.cli..", "org.mondeq.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  /** The soundness argument: what must be right rests on nothing that may be wrong. */
  @ParameterizedTest
  @CsvSource({
    "certify.bound.dual, certify.bound",
    "certify.bound.search, certify.bound.leaf",
    "certify.bound.leaf, certify.bound.search",
    "certify.bound, certify.bab",
    "certify.bound, certify.craft",
    "certify.domain, certify.bound",
    "certify.domain, certify.craft",
    "certify.craft.config, certify.bound",
    "certify.craft.step, certify.bound",
    "certify.craft.step, certify.craft.containment",
    "certify.craft.containment, certify.bound",
    "certify.craft.containment, certify.craft.tightening",
    "certify.craft.tightening, certify.bound"
  })
  void certifyIsBuiltInLayers(String lower, String upper) {
    DescribedPredicate<JavaClass> below =
        JavaClass.Predicates.resideInAPackage("org.mondeq." + lower + "..");
    assertTrue(CLASSES.stream().anyMatch(below), "classes are found");
    noClasses()
        .that(below)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("org.mondeq." + upper + "..")
                .and(DescribedPredicate.not(below)))
        .check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.mondeq.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** A clock that is set back changes nothing but the date in {@code run.json}. */
  @Test
  void onlyProvenanceLooksAtTheDate() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      assertEquals(
          List.of("Provenance.java"),
          files
              .filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
              .filter(file -> DATE.matcher(read(file)).find())
              .map(file -> file.getFileName().toString())
              .toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
