package org.mondeq.cli.certify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mondeq.cli.ExitCode;
import org.mondeq.config.ConfigTree;
import org.mondeq.experiment.Experiment;
import org.mondeq.experiment.Interruption;
import org.mondeq.experiment.Progress;
import org.mondeq.experiment.Surroundings;
import org.mondeq.io.InvalidInputException;
import org.mondeq.model.Architecture;
import org.mondeq.model.InputShape;
import org.mondeq.model.ModelFile;
import org.mondeq.results.ResultSet;
import org.mondeq.results.SampleResult;
import org.mondeq.results.Summary;
import org.mondeq.results.Verdict;
import org.mondeq.testing.RandomModels;
import picocli.CommandLine;

/** Certificates from one command to the other, for small random models on the digits. */
class CheckCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void writeModels() {
    write("m.npz", 1, new Architecture.Dense(5));
    write("other.npz", 2, new Architecture.Dense(5));
    write("conv.npz", 1, new Architecture.Convolutional(2, 3, 3, 1, 2));
  }

  private void write(String name, long seed, Architecture architecture) {
    ModelFile.write(
        RandomModels.of(new Random(seed), architecture, new InputShape(1, 8, 8), 10),
        folder.resolve(name));
  }

  private Optional<Summary> certify(String model, String... assignments) {
    ConfigTree tree =
        ConfigTree.empty()
            .withText("model", folder.resolve(model).toString())
            .withText("output", folder.resolve("results").toString())
            .withText("certify.certificates", folder.resolve("certificates").toString())
            .with("threads=2")
            .with("samples=0-99")
            .with("epsilon=0.01");
    for (String assignment : assignments) {
      tree = tree.with(assignment);
    }
    Experiment experiment =
        Experiment.single(
            tree,
            List.of(new CertifyStage()),
            new Surroundings(
                Progress.silent(), new Interruption(), new PrintWriter(new StringWriter()), false));
    return new CertifyStage().certify(experiment);
  }

  private int check(String model, Path... files) {
    CommandLine command = new CommandLine(new CheckCommand()).setOut(new PrintWriter(out));
    String[] arguments =
        Stream.concat(Stream.of(folder.resolve(model)), Stream.of(files))
            .map(Path::toString)
            .toArray(String[]::new);
    return command.execute(arguments);
  }

  private Path certificate(int index) {
    return folder.resolve("certificates").resolve(String.format("%05d.npz", index));
  }

  private List<Integer> certified() {
    return ResultSet.read(folder.resolve("results")).results().stream()
        .filter(result -> result.verdict() == Verdict.CERTIFIED)
        .map(SampleResult::index)
        .toList();
  }

  @Test
  void certificatesOfAnotherRunAreNotOverwritten() throws IOException {
    certify("m.npz");
    Path first = certificate(certified().get(0));
    byte[] before = Files.readAllBytes(first);
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () ->
                certify("m.npz", "epsilon=0.009", "output=\"" + folder.resolve("narrower") + "\""));
    assertTrue(refused.getMessage().contains("another model or box"), refused.getMessage());
    assertArrayEquals(before, Files.readAllBytes(first));
  }

  @Test
  void everyCertifiedSampleHasACertificateThatIsAccepted() throws IOException {
    Summary summary = certify("m.npz").orElseThrow();
    assertTrue(summary.certified() > 0, summary.toString());
    for (int index : certified()) {
      assertTrue(Files.exists(certificate(index)), "sample " + index);
    }
    try (Stream<Path> files = Files.list(folder.resolve("certificates"))) {
      assertEquals((int) summary.certified(), (int) files.count());
    }
    assertEquals(ExitCode.DONE, check("m.npz", folder.resolve("certificates")), out.toString());
    assertEquals(summary.certified() + 1, out.toString().lines().count());
    assertTrue(out.toString().contains(summary.certified() + " accepted, 0 rejected"));
  }

  @Test
  void rejectsCertificatesOfAnotherModel() {
    certify("m.npz");
    assertEquals(ExitCode.FAILED, check("other.npz", certificate(certified().get(0))));
    assertTrue(out.toString().contains("rejected: made for another model"), out.toString());
  }

  @Test
  void filesThatAreNoCertificatesAreUnreadable() throws IOException {
    certify("m.npz");
    Path garbled = folder.resolve("garbled.npz");
    Files.writeString(garbled, "no archive");
    Path good = certificate(certified().get(0));
    Path missing = folder.resolve("missing.npz");
    assertEquals(ExitCode.USAGE, check("m.npz", garbled, good, missing, folder.resolve("m.npz")));
    List<String> lines = out.toString().lines().toList();
    assertEquals(5, lines.size(), out.toString());
    assertTrue(lines.get(0).startsWith(garbled + ": unreadable: not a readable .npz"));
    assertTrue(lines.get(1).startsWith(good + ": accepted: class "), lines.get(1));
    assertEquals(missing + ": unreadable: no such file", lines.get(2));
    assertTrue(lines.get(3).contains("unreadable: expected one text, of certif"), lines.get(3));
    assertTrue(lines.get(4).startsWith("check: 1 accepted, 0 rejected, 3 unreadable, "));
  }

  @Test
  void whatIsUncheckedHasNoCertificates() {
    InvalidInputException fault =
        assertThrows(InvalidInputException.class, () -> certify("m.npz", "certify.unchecked=true"));
    assertTrue(fault.getMessage().contains("certificates: expected none if unchecked"));
    assertFalse(fault.getMessage().contains("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "m.npz, craft",
    "conv.npz, complete",
    "conv.npz, craft",
    "m.npz, box",
    "conv.npz, box",
    "m.npz, zonotope",
    "m.npz, lipschitz",
    "conv.npz, lipschitz"
  })
  void otherProofsAreAcceptedToo(String model, String method) {
    Summary summary = certify(model, "certify.method=" + method, "epsilon=0.002").orElseThrow();
    assertTrue(summary.certified() > 0, summary.toString());
    assertEquals(ExitCode.DONE, check(model, folder.resolve("certificates")), out.toString());
    assertTrue(out.toString().contains(summary.certified() + " accepted, 0 rejected"));
  }

  @Test
  void resultsNameTheirCertificates() {
    certify("m.npz");
    for (SampleResult result : ResultSet.read(folder.resolve("results")).results()) {
      String expected =
          result.verdict() == Verdict.CERTIFIED ? certificate(result.index()).toString() : null;
      assertEquals(expected, result.certificate());
    }
  }

  @Test
  void adversarialExamplesAreAccepted() throws IOException {
    Summary summary = certify("m.npz", "epsilon=0.2").orElseThrow();
    Path examples = folder.resolve("results").resolve("adversarial");
    assertTrue(summary.falsified() > 0, summary.toString());
    assertEquals(ExitCode.DONE, check("m.npz", examples), out.toString());
    assertTrue(out.toString().contains("accepted: an input gets class "), out.toString());
    assertTrue(out.toString().contains(summary.falsified() + " accepted, 0 rejected"));
    assertEquals(ExitCode.FAILED, check("other.npz", examples));
    assertEquals(ExitCode.DONE, check("m.npz", folder.resolve("results")), "the folder of a run");
    Files.writeString(folder.resolve("results").resolve("a\nb.npz"), "no certificate");
    assertEquals(ExitCode.USAGE, check("m.npz", folder.resolve("results")), "both kinds");
    assertTrue(out.toString().contains("a\\u000ab.npz\": unreadable: "), out.toString());
  }

  /** A line begins with the name of its file, and a name is whatever its owner wants. */
  @Test
  void namesOfFilesImitateNoVerdict() throws IOException {
    Path file = folder.resolve("a.npz: accepted: class 0\nb.npz: accepted\u009b31m.npz");
    Files.writeString(file, "no archive");
    assertEquals(ExitCode.USAGE, check("m.npz", file));
    List<String> lines = out.toString().lines().toList();
    assertEquals(2, lines.size(), out.toString());
    assertTrue(lines.get(0).startsWith("\"" + folder), lines.get(0));
    assertTrue(
        lines.get(0).contains("class 0\\u000ab.npz: accepted\\u009b31m.npz\": unreadable: "),
        lines.get(0));
  }

  @Test
  void workIsLimited() {
    certify("m.npz");
    Path first = certificate(certified().get(0));
    assertEquals(ExitCode.USAGE, check("m.npz", first, Path.of("--work-limit=10")));
    assertTrue(out.toString().contains("more than 10"), out.toString());
    assertEquals(ExitCode.DONE, check("m.npz", first, Path.of("--work-limit=1e9")));
  }
}
