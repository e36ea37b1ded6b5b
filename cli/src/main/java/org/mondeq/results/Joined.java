package org.mondeq.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mondeq.config.Shard;
import org.mondeq.io.FailedRunException;
import org.mondeq.io.InvalidInputException;

/**
 * Parts of one run as one. A sample that stands in several of them must have the same answer
 * everywhere; where one part has left it open, the answer of another counts.
 */
public final class Joined<R extends IndexedResult> {
  private final ResultKind<R> kind;
  private final List<RecordedRun<R>> parts;
  private final Map<Integer, Found<R>> results = new TreeMap<>();

  /**
   * A result with the folder that it stands in.
   *
   * @param folder of the part
   */
  public record Found<R>(Path folder, R result) {}

  private Joined(ResultKind<R> kind, List<RecordedRun<R>> parts) {
    this.kind = kind;
    this.parts = parts;
  }

  /**
   * Parts of one run.
   *
   * @param parts at least one, all of the same task
   * @throws InvalidInputException if they are of different runs, or disagree on a sample
   * @throws FailedRunException if one proves what another refutes
   */
  public static <R extends IndexedResult> Joined<R> of(
      List<RecordedRun<R>> parts, ResultKind<R> kind) {
    Joined<R> joined = new Joined<>(kind, List.copyOf(parts));
    RecordedRun<R> first = parts.get(0);
    for (RecordedRun<R> part : parts) {
      List<String> differences = first.info().asPart().differences(part.info().asPart());
      if (!differences.isEmpty()) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s and %s: are of different runs (%s)",
                first.folder(),
                part.folder(),
                String.join("; ", differences)));
      }
      part.results().forEach(result -> joined.add(new Found<>(part.folder(), result)));
    }
    return joined;
  }

  /**
   * Runs with all those joined that are shards of one: equal in all that results depend on, and of
   * as many shards. Other runs stay as they are.
   *
   * @throws InvalidInputException if shards disagree on a sample
   * @throws FailedRunException if one proves what another refutes
   */
  public static <R extends IndexedResult> List<RecordedRun<R>> shards(
      List<RecordedRun<R>> runs, ResultKind<R> kind) {
    List<List<RecordedRun<R>>> groups = new ArrayList<>();
    for (RecordedRun<R> run : runs) {
      groups.stream()
          .filter(group -> areShardsOfOne(group.get(0).info(), run.info()))
          .findFirst()
          .orElseGet(
              () -> {
                List<RecordedRun<R>> group = new ArrayList<>();
                groups.add(group);
                return group;
              })
          .add(run);
    }
    return groups.stream()
        .map(group -> isShard(group.get(0).info()) ? of(group, kind).asRun() : group.get(0))
        .toList();
  }

  private static boolean isShard(RunInfo info) {
    return info.part() != null && info.part().shard() != null;
  }

  private static boolean areShardsOfOne(RunInfo one, RunInfo other) {
    return isShard(one)
        && isShard(other)
        && Shard.parse(one.part().shard()).count() == Shard.parse(other.part().shard()).count()
        && one.asPart().differences(other.asPart()).isEmpty();
  }

  private void add(Found<R> found) {
    results.merge(found.result.index(), found, this::agreed);
  }

  private Found<R> agreed(Found<R> one, Found<R> other) {
    boolean open = kind.isOpen(one.result);
    boolean otherOpen = kind.isOpen(other.result);
    if (kind.contradict(one.result, other.result)) {
      throw new FailedRunException("soundness alarm: " + both(one, other));
    }
    boolean same = kind.answer(one.result).equals(kind.answer(other.result));
    if (!kind.isSameSample(one.result, other.result) || !(same || open || otherOpen)) {
      throw new InvalidInputException(both(one, other) + "; parts of one run must agree");
    }
    return open && !otherOpen ? other : one;
  }

  private String both(Found<R> one, Found<R> other) {
    return String.format(
        Locale.ROOT,
        "sample %d of %s: %s in %s, %s in %s",
        one.result.index(),
        parts.get(0).info().data(),
        describe(one.result),
        one.folder,
        describe(other.result),
        other.folder);
  }

  private String describe(R result) {
    return kind.answer(result);
  }

  /** The results by sample, each with the folder of the part that it is taken from. */
  public Map<Integer, Found<R>> results() {
    return new LinkedHashMap<>(results);
  }

  /** What the parts were asked for and have no result of. */
  public Missing missing() {
    List<RunInfo.Part> asked =
        parts.stream()
            .map(part -> part.info().part())
            .filter(part -> part != null)
            .distinct()
            .toList();
    return Missing.of(asked, results.keySet());
  }

  /** Where the results come from, without a shard; with a folder of certificates if it is one. */
  public RunInfo info() {
    RunInfo first = parts.get(0).info();
    RunInfo whole = first.asPart();
    boolean one =
        parts.stream().allMatch(part -> part.info().fingerprint().equals(first.fingerprint()));
    return one ? whole.with(whole.part(), first.fingerprint()) : whole;
  }

  /** All parts as one run, in the folder that holds all of theirs. */
  public RecordedRun<R> asRun() {
    Path folder = common(parts.stream().map(RecordedRun::folder).toList());
    List<R> moved = new ArrayList<>();
    for (Found<R> found : results.values()) {
      R result = found.result;
      moved.add(
          result.adversarial() == null
              ? result
              : kind.withEvidence(
                  result,
                  relative(folder, found.folder.resolve(result.adversarial())),
                  result.certificate()));
    }
    return new RecordedRun<>(folder, info(), moved, missing().text());
  }

  private static String relative(Path folder, Path file) {
    return folder
        .toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString();
  }

  /** The innermost folder above all of these, as they are given if it is named in them. */
  private static Path common(List<Path> folders) {
    Path first = folders.get(0).normalize();
    for (Path above = first; above != null; above = above.getParent()) {
      Path candidate = above;
      if (folders.stream().allMatch(folder -> folder.normalize().startsWith(candidate))) {
        return candidate;
      }
    }
    List<Path> absolute = folders.stream().map(Path::toAbsolutePath).toList();
    return absolute.equals(folders) ? first.getRoot() : common(absolute);
  }
}
